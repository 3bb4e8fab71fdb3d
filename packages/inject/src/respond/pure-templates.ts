/** What does not give the same twice, or changes what it is given. */
const IMPURE =
  /\b(?:now|ago|date\w*|htmlDate\w*|durationRound|unixEpoch|rand\w*|shuffle|uuidv4|gen\w+|derivePassword|htpasswd|bcrypt|encryptAES|set|unset|merge|mergeOverwrite|mustMerge\w*|push|getHostByName|render)\b/;

/** Texts within an action are data. */
const TEXT = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g;

/** Whether templates read neither clock nor chance, and leave the values as they are: they give the same for the same pod. */
export function arePure(templates: Iterable<string>, [left, right]: readonly [string, string]): boolean {
  for (const template of templates) {
    for (const piece of template.split(left).slice(1)) {
      const [action = ""] = piece.replaceAll(TEXT, "").split(right);
      if (IMPURE.test(action)) return false;
    }
  }
  return true;
}
