/** What does not give the same twice, or changes what it is given. */
const IMPURE =
  /\b(?:now|ago|date\w*|htmlDate\w*|durationRound|unixEpoch|rand\w*|shuffle|uuidv4|gen\w+|derivePassword|htpasswd|bcrypt|encryptAES|set|unset|merge|mergeOverwrite|mustMerge\w*|push|getHostByName|render)\b/;

/** What may hold a delimiter, or a word that names no function: texts, characters and comments. */
const DATA = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\/\*[^]*?\*\//y;

/** Whether templates read neither clock nor chance, and leave the values as they are: they give the same for the same pod. */
export function arePure(templates: Iterable<string>, delimiters: readonly [string, string]): boolean {
  for (const template of templates) {
    for (const code of actionsOf(template, delimiters)) if (IMPURE.test(code)) return false;
  }
  return true;
}

/** The code of each action, a blank for each text in it. */
function* actionsOf(template: string, [left, right]: readonly [string, string]): Generator<string> {
  let start = template.indexOf(left);
  while (start >= 0) {
    const code: string[] = [];
    let at = start + left.length;
    while (at < template.length && !template.startsWith(right, at)) {
      DATA.lastIndex = at;
      const data = DATA.exec(template)?.[0];
      code.push(data === undefined ? template.charAt(at) : " ");
      at += data?.length ?? 1;
    }
    yield code.join("");
    start = template.indexOf(left, at);
  }
}
