import type { Random } from "./random-document.ts";

const SUFFIXES = " n u m k M G T P E Ki Mi Gi Ti Pi Ei e0 e3 E3 e-3 e1 e+6 E-9 e-12 e18 e25 i K mi x e e3.5 - +3".split(
  " ",
);

/** A random quantity text: mostly good, of every length and suffix. */
export function randomQuantity(random: Random): string {
  const digits = (most: number) =>
    Array.from({ length: random(most + 1) }, () => (random(3) === 0 ? "0" : String(random(10)))).join("");
  const sign = ["", "", "", "-", "+"][random(5)] ?? "";
  const whole =
    random(4) === 0
      ? (["1024", "512", "8", "1048576", "7"][random(5)] ?? "")
      : digits([1, 3, 6, 15, 20][random(5)] ?? 1);
  const fraction = random(3) === 0 ? `.${digits([2, 4, 12, 20][random(4)] ?? 2)}` : "";
  return sign + whole + fraction + (SUFFIXES[random(SUFFIXES.length)] ?? "");
}
