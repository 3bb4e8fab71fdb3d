import type { Random } from "./random-document.ts";

/** Scalars that YAML resolves in its own way. */
const PLAIN = (
  "yes no on y 0x10 017 1.10 1e3 1_000 .inf -.INF .nan null ~ 2019-01-01 12345678901234567890 123456789.123 -0 +5 0b11 0o17 1:30 8.0 " +
  "true ~x 5. 1e21 1.5 100 100m 0.5 -1 7 8 9 web http"
).split(" ");

/** A JSON document as YAML flow, with plain scalars of YAML in some places. */
export function unquoteSome(json: string, random: Random): string {
  const plain = () => PLAIN[random(PLAIN.length)] ?? "~";
  return json
    .replaceAll(/:("(?:a|web|80|true)")/g, (_, scalar: string) => `: ${random(8) === 0 ? plain() : scalar}`)
    .replaceAll(
      /:(80|1|7|8|500m|true|false)(?=[,}])/g,
      (_, scalar: string) => `: ${random(30) === 0 ? plain() : scalar}`,
    )
    .replaceAll(/:(?=[^ ])/g, ": ")
    .replaceAll(/(?<=[[,])"(?:a|web|80|true)"(?=[,\]])/g, (scalar) => (random(8) === 0 ? plain() : scalar));
}
