import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Reviewer } from "../reviewer.ts";
import { goPathError } from "./go-errors.ts";
import { keyPairProblem } from "./key-pair.ts";
import type { KeyPair } from "./key-pair.ts";
import { StartError, messageOf } from "./start-error.ts";

/** A text and where it comes from, for error positions. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** An injector made of a configuration, and what the log says about it. */
export interface BuiltInjector {
  readonly reviewer: Reviewer;
  /** The release whose behaviour is in force. */
  readonly release: string;
  /** Why that release. */
  readonly why: string;
  readonly policy: string;
}

/** Gets the text of a configuration file; throws an error with Go's text when it cannot be read. */
export type ReadText = (file: string) => string;

/** Makes an injector of configuration files; throws an error whose message is the release's own text. */
export type BuildInjector = (readText: ReadText) => BuiltInjector;

/** Everything that a reload changes, all of it or nothing. */
export interface Serving extends BuiltInjector {
  readonly keyPair: KeyPair;
  /** Hex, of the injector configuration's bytes. */
  readonly configSha256: string;
}

/** Where a serving webhook's parts come from. */
export interface ServingSources {
  readonly injectConfig: string;
  readonly build: BuildInjector;
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
}

/**
 * Reads and checks configuration, mesh and key pair, in that order.
 *
 * @throws StartError with the text that the 1.0 injector ends with.
 */
export function loadServing(sources: ServingSources): Serving {
  const digests = new Map<string, string>();
  const injector = sources.build((file) => {
    const bytes = readBytes(file);
    digests.set(file, createHash("sha256").update(bytes).digest("hex"));
    return bytes.toString("utf8");
  });
  const keyPair = { cert: readText(sources.tlsCertFile), key: readText(sources.tlsKeyFile) };
  const problem = keyPairProblem(keyPair);
  if (problem !== undefined) throw new StartError(problem);
  return { ...injector, keyPair, configSha256: digests.get(sources.injectConfig) ?? "" };
}

/** A file as UTF-8 text. @throws StartError in Go's words. */
export function readText(file: string): string {
  return readBytes(file).toString("utf8");
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StartError(goPathError("open", file, error));
  }
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
