import { type DialectName, writeYaml } from "@outrigger/go-std/yaml";
import type { Json } from "../json.ts";
import { applyEdits, cloneJson, type Edit } from "./apply-operations.ts";
import { sameJson } from "./same-json.ts";
import { spliceJson } from "./splice-json.ts";
import { spliceYaml } from "./splice-yaml.ts";

/** How a document's text changes. */
export interface TextChange {
  readonly edits: readonly Edit[];
  readonly yaml: DialectName;
  /** Reads a text as the document was read. */
  readonly read: (text: string) => Json | undefined;
}

/**
 * Changes the text of a document, which holds `value`, where the edits ask for it, and nowhere else: comments, quotes, order and
 * indentation stay. A document that cannot be changed so (whose aliases share what changes, for example) is written anew.
 */
export function editText(text: string, value: Json, { edits, yaml, read }: TextChange): string {
  const after = applyEdits(cloneJson(value), edits);
  for (const splice of [() => spliceJson(text, edits), () => spliceYaml(text, value, after)]) {
    const spliced = splice();
    if (spliced !== undefined && holds(read, spliced, after)) return spliced;
  }
  const mark = text.startsWith("---") ? "---\n" : "";
  return `${mark}${writeYaml(after, { dialect: yaml })}`;
}

/** Whether a text says what it should; one that cannot be read does not. */
function holds(read: TextChange["read"], text: string, wanted: Json): boolean {
  try {
    return sameJson(read(text), wanted);
  } catch {
    return false;
  }
}
