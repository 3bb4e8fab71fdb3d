import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";

/**
 * What is wrong with where private keys are kept; `word` is how the release spells configuration.
 *
 * Behaves as: Istio's validatePrivateKeyProvider.
 */
export function keyProviderProblems(provider: Message, release: MeshRelease, word: string): readonly string[] {
  const chosen = provider.message("cryptomb") ?? provider.message("qat");
  if (chosen === undefined) return [`private key provider ${word} is required`, "unknown private key provider"];
  if (provider.message("qat") !== undefined && !isSince(release, "1.17")) return ["unknown private key provider"];
  const delay = chosen.duration("poll_delay");
  if (delay === undefined) return ["pollDelay is required"];
  return delay.seconds === 0n && delay.nanos === 0n ? ["pollDelay must be non zero"] : [];
}
