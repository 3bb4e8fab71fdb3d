/** What of a template tells which release it was written for. */
export interface TemplateMarks {
  /** The left delimiters that stand in it, `[[` or `{{`. */
  readonly delimiters: readonly string[];
  /** Fields with which a chain begins: of the template's data, or of what `with` and `range` put in its place. */
  readonly fields: readonly string[];
  /** Words that are no fields, variables or texts: functions and keywords. */
  readonly functions: readonly string[];
}

const DELIMITERS = [
  ["[[", "]]"],
  ["{{", "}}"],
] as const;

/**
 * Reads the marks of a template without parsing it: any text has marks.
 *
 * @example
 * readTemplate('{{ toYaml .Values.x }} {{ "[[" }}'); // { delimiters: ["{{", "[["], fields: ["Values"], functions: ["toYaml"] }
 */
export function readTemplate(text: string): TemplateMarks {
  const actions = DELIMITERS.flatMap((pair) => actionsOf(text, pair)).join("\n");
  const code = actions.replaceAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""');
  return {
    delimiters: DELIMITERS.map(([left]) => left).filter((left) => text.includes(left)),
    fields: matches(code, /(?<![\w)\]".])\.([A-Z]\w*)/g),
    functions: matches(code, /(?<![\w.$"])([A-Za-z]\w*)/g),
  };
}

function actionsOf(text: string, [left, right]: readonly [string, string]): string[] {
  const actions: string[] = [];
  for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at)) {
    const end = text.indexOf(right, at);
    if (end < 0) break;
    const action = text.slice(at + left.length, end);
    if (!/^-?\s*\/\*/.test(action)) actions.push(action);
    at = end;
  }
  return actions;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}
