import { fileURLToPath } from "node:url";

/** The review that the demo's command sends. */
const SAMPLE_REVIEW = fileURLToPath(new URL("../../demo/review.json", import.meta.url));

/** The two lines that the demo greets with: where it listens, and a command that works as it stands. */
export function demoBanner(port: number, caFile: string): string {
  const url = `https://127.0.0.1:${port}/inject`;
  const parts = [
    "curl -sS",
    `--cacert ${shellQuote(caFile)}`,
    "-H 'Content-Type: application/json'",
    `--data-binary ${shellQuote(`@${SAMPLE_REVIEW}`)}`,
    url,
  ];
  return `Outrigger listens on ${url} (demo: built-in configuration, self-issued certificate)\n${parts.join(" ")}\n`;
}

/** A word for a POSIX shell: as it stands when it is harmless, quoted otherwise. */
function shellQuote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
