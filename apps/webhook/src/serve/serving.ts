import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Reviewer } from "../reviewer.ts";
import { keyPairProblem } from "./key-pair.ts";
import type { KeyPair } from "./key-pair.ts";
import { StartError, messageOf } from "./start-error.ts";

/** What of a loaded injector is in force: what answers, and what the log says about it. */
interface Served {
  readonly injector: Reviewer;
  /** The release whose behaviour is in force. */
  readonly release: string;
  /** Why that release. */
  readonly why: string;
  readonly policy: string;
  /** Whether the release reads parameters from the path that is asked. */
  readonly readsPath: boolean;
  /** What was given and has no effect. */
  readonly notes: readonly string[];
}

/** Everything that a reload changes, all of it or nothing. */
export interface Serving extends Served {
  readonly keyPair: KeyPair;
  /** Hex, of the injector configuration's bytes. */
  readonly configSha256: string;
  /** Why this is an older configuration, kept over a restart; undefined where it is the one that was to be read. */
  readonly stale?: string | undefined;
}

/** Where a serving webhook's parts come from. */
export interface ServingSources {
  readonly injectConfig: string;
  /** The text of a file. @throws an error with Go's text when it cannot be read. */
  readonly read: (file: string) => string;
  /** Makes the injector; reads its files through `read`. */
  readonly load: (read: (file: string) => string) => Served;
  readonly keyPair: () => KeyPair;
}

/**
 * Reads and checks configuration, mesh and key pair, in that order.
 *
 * @throws an error whose message is the text that the 1.0 injector ends with.
 */
export function loadServing(sources: ServingSources): Serving {
  let configSha256 = "";
  const injector = sources.load((file) => {
    const text = sources.read(file);
    if (file === sources.injectConfig) configSha256 = createHash("sha256").update(text).digest("hex");
    return text;
  });
  const keyPair = sources.keyPair();
  const problem = keyPairProblem(keyPair);
  if (problem !== undefined) throw new StartError(problem);
  return { ...injector, keyPair, configSha256 };
}

/** The bytes that a reload would read, as one digest; files that cannot be read count as such. */
export function fingerprint(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    try {
      const bytes = readFileSync(file);
      hash.update(`${bytes.byteLength} `).update(bytes);
    } catch (error) {
      hash.update(`! ${messageOf(error)}\n`);
    }
  }
  return hash.digest("hex");
}
