import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { encodeJson, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { type DialectName, parseYaml, writeYaml } from "@outrigger/go-std/yaml";
import { releaseNamed } from "@outrigger/inject";
import { decodeYaml, jsonOfYaml, type ReleaseTable } from "@outrigger/kube";

/** How a release reads and writes documents. */
interface Types {
  readonly types: ReleaseTable;
  readonly dialect: DialectName;
}

/** A text of documents as a release's own types would write them: what they do not know is gone, what they always write is there. */
export function asGo(release: string, text: string): string {
  const { types, engine, ...row } = releaseNamed(release);
  const dialect = engine === "append" && "yaml" in row ? row.yaml : "sigs";
  const documents = text.split(/^---[ \t]*(?:#.*)?$/m).map((document) => parseYaml(document, { dialect }));
  const rules: Types = { types: types as ReleaseTable, dialect };
  return documents
    .filter((tree) => tree !== null)
    .map((tree) => writeYaml(typed(rules, tree), { dialect }))
    .join("---\n");
}

function typed(rules: Types, tree: GoValue): JsonValue {
  const { types, dialect } = rules;
  const kind = isPlainMap(tree) && typeof tree["kind"] === "string" ? tree["kind"] : "";
  const key = Object.hasOwn(types.scheme, kind) ? types.scheme[kind] : undefined;
  if (key === undefined) return jsonOfYaml(tree);
  const decoded = decodeYaml(types, key, tree);
  if (decoded.error !== undefined) throw new Error(decoded.error);
  if (kind !== "List") return decoded.value;
  const list = decoded.value as { readonly items: readonly JsonValue[] };
  const items = list.items.map((item) => typed(rules, parseYaml(encodeJson(item), { dialect })));
  const whole = { ...list };
  setOwn(whole, "items", items);
  return whole;
}
