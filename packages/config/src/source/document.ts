import { composeYaml, type DialectName, type GoYamlError, type YamlNode } from "@outrigger/go-std/yaml";
import { ConfigError, type ConfigIssue, type ConfigIssueCode } from "../config-error.ts";
import type { ConfigText } from "./config-text.ts";
import type { FilePlace } from "./place.ts";

/** Keys and indices from the root of a document down to a value. */
export type Path = readonly (string | number)[];

/** What an issue says beside its place. */
interface IssueText {
  readonly code: ConfigIssueCode;
  readonly message: string;
  readonly hint: string;
}

/** A configuration text with the places of its nodes, which are looked up when something has to be reported. */
export class ConfigDocument {
  readonly source: ConfigText;
  readonly #dialect: DialectName;
  #root: YamlNode | undefined;
  #composed = false;

  constructor(source: ConfigText, dialect: DialectName) {
    this.source = source;
    this.#dialect = dialect;
  }

  /** The node at a path; undefined where the document has none. */
  node(path: Path): YamlNode | undefined {
    let node = this.#document();
    for (const step of path) node = node === undefined ? undefined : child(node, step);
    return node;
  }

  /** Where a value stands; where its nearest ancestor stands if it is not there itself. */
  place(path: Path): FilePlace {
    for (let length = path.length; length >= 0; length--) {
      const node = this.node(path.slice(0, length));
      if (node !== undefined) return this.source.locate(node.line, node.column);
    }
    return this.source.locate(1, 1);
  }

  issue(path: Path, text: IssueText): ConfigIssue {
    return { ...text, ...this.place(path), path: pathText(path) };
  }

  /** The error for one issue whose message is the whole of what Go says. */
  error(path: Path, text: IssueText): ConfigError {
    return new ConfigError(text.message, [this.issue(path, text)]);
  }

  /** The error for a text that is no YAML; `prefix` is what the release's program puts before the library's words. */
  yamlError(cause: GoYamlError, prefix: string): ConfigError {
    const message = prefix + cause.message;
    const hint = "Correct the YAML at this place: its indentation, its quotes, or the character there.";
    const where = this.source.locate(cause.line, cause.column);
    return new ConfigError(message, [{ code: "config-yaml", message, ...where, path: "", hint }], { cause });
  }

  #document(): YamlNode | undefined {
    if (!this.#composed) this.#root = composeYaml(this.source.text, { dialect: this.#dialect });
    this.#composed = true;
    return this.#root;
  }
}

/** A path as messages show it: `spec.ports[0]`. */
function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  if (typeof step === "number") return node.kind === "sequence" ? node.children[step] : undefined;
  if (node.kind !== "mapping") return undefined;
  for (let at = node.children.length - 2; at >= 0; at -= 2) {
    if (node.children[at]?.value === step) return node.children[at + 1];
  }
  return undefined;
}
