import { setOwn } from "@outrigger/go-std/json";

/** How a release reads environment variables out of the path that is asked. */
export interface PathRules {
  /** Whether `:ENV:name=value` is another way to say them (1.10 and later). */
  readonly pairs: boolean;
  /** Whether `--slash--` in a value stands for a slash (1.15 and later). */
  readonly slashes: boolean;
}

/** The words of a path that stand for a variable of another name. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["cluster", "ISTIO_META_CLUSTER_ID"],
  ["net", "ISTIO_META_NETWORK"],
]);

const PAIR = ":ENV:";

/**
 * The environment variables that a path asks for: `/inject/cluster/a/net/b`, or `/inject/:ENV:cluster=a:ENV:net=b`. Other names are
 * variables of the same name in upper case. A name without a value is passed over.
 *
 * Behaves as: parseInjectEnvs of Istio's inject package, 1.8 and later.
 */
export function parseInjectEnvs(
  path: string,
  rules: PathRules = { pairs: true, slashes: true },
): Readonly<Record<string, string>> {
  const envs: Record<string, string> = {};
  const words = wordsOf(path.endsWith("/") ? path.slice(0, -1) : path, rules);
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [word = "", value = ""] = words.slice(at, at + 2);
    if (word !== "") setOwn(envs, NAMES.get(word) ?? word.toUpperCase(), value);
  }
  return envs;
}

/** Names and values in turn: what stands behind `/inject/`. */
function wordsOf(path: string, { pairs, slashes }: PathRules): readonly string[] {
  const start = path.indexOf("/", path.indexOf("/") + 1);
  if (start < 0) return [];
  const rest = path.slice(start + 1);
  if (pairs && rest.startsWith(PAIR)) return rest.split(PAIR).slice(1).flatMap(pairOf);
  const words = rest.split("/");
  return slashes ? words.map((word, at) => (at % 2 === 0 ? word : word.replaceAll("--slash--", "/"))) : words;
}

function pairOf(text: string): readonly string[] {
  const equals = text.indexOf("=");
  return equals > 0 ? [text.slice(0, equals), text.slice(equals + 1)] : [];
}
