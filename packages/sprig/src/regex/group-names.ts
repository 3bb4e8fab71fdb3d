/** What {@link readGroupNames} finds. */
export interface GroupNames {
  /** By number, the whole match being 0; empty for a group without. */
  readonly names: readonly string[];
  /** The pattern with a name of its own for every group: Go allows a name to stand twice. */
  readonly distinct: string;
  /** The original of every name that was made up for that. */
  readonly originals: ReadonlyMap<string, string>;
}

/** An escape, a quoted stretch, a class or the start of a group: what tells a group's parenthesis from any other. */
const TOKEN =
  /\\Q(?:[^\\]|\\[^E])*(?:\\E)?|\\.|\[\^?\]?(?:\[:[^:\]]*:\]|\\.|[^\]\\])*\]?|\(\?P?<(?<name>\w+)>|(?<flags>\(\?)|(?<open>\()/gs;

/** Reads the names of a pattern's groups. */
export function readGroupNames(pattern: string): GroupNames {
  const names = [""];
  const originals = new Map<string, string>();
  const seen = new Set<string>();
  const distinct = pattern.replaceAll(TOKEN, (token, ...rest) => {
    const { name, open } = rest.at(-1) as { readonly name?: string; readonly open?: string };
    if (name === undefined) {
      names.push(...(open === undefined ? [] : [""]));
      return token;
    }
    names.push(name);
    if (!seen.has(name)) {
      seen.add(name);
      return token;
    }
    const madeUp = `${name}_${names.length}_`;
    originals.set(madeUp, name);
    return token.replace(`<${name}>`, `<${madeUp}>`);
  });
  return { names, distinct, originals };
}
