/** What {@link readGroupNames} finds. */
export interface GroupNames {
  /** By number, the whole match being 0; empty for a group without. */
  readonly names: readonly string[];
  /** The pattern with the names taken off its groups. */
  readonly anonymous: string;
  /** Whether a name stands twice, which Go allows. */
  readonly repeated: boolean;
}

/** An escape, a quoted stretch, a class or the start of a group: what tells a group's parenthesis from any other. */
const TOKEN =
  /\\Q(?:[^\\]|\\[^E])*(?:\\E)?|\\.|\[\^?\]?(?:\[:[^:\]]*:\]|\\.|[^\]\\])*\]?|\(\?P?<(?<name>\w+)>|(?<flags>\(\?)|(?<open>\()/gs;

/** Reads the names of a pattern's groups. */
export function readGroupNames(pattern: string): GroupNames {
  const names = [""];
  const anonymous = pattern.replaceAll(TOKEN, (token, ...rest) => {
    const groups = rest.at(-1) as { readonly name?: string; readonly open?: string };
    if (groups.name === undefined && groups.open === undefined) {
      return token;
    }
    names.push(groups.name ?? "");
    return "(";
  });
  const given = names.filter((name) => name !== "");
  return { names, anonymous, repeated: new Set(given).size < given.length };
}
