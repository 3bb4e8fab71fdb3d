import type { Json } from "../json.ts";

/**
 * The number that an argument list of pilot-agent gives a flag: `--flag=1`, `--flag 1`, or the same behind one dash. The first
 * mention counts; undefined where there is none, or where it is followed by no integer.
 *
 * Behaves as: extractStatusPort and extractConcurrency of Istio's inject package.
 */
export function agentFlag(args: readonly Json[], flag: string): number | undefined {
  const mention = new RegExp(`^--?${flag}(?:=([0-9]+))?$`);
  const texts = args.map((arg) => (typeof arg === "string" ? arg : ""));
  for (const [index, text] of texts.entries()) {
    const match = mention.exec(text.trim());
    if (match !== null) return parseInteger(match[1] ?? texts[index + 1] ?? "");
  }
  return undefined;
}

/** A decimal integer, signed or not, that 64 bits hold. Behaves as: strconv.Atoi. */
export function parseInteger(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const digits = text.replace(/^[+-]?0*/, "");
  if (digits.length > 19) return undefined;
  const value = BigInt(`${text.startsWith("-") ? "-" : ""}${digits || "0"}`);
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined;
}
