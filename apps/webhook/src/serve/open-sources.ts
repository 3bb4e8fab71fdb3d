import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FILE_FLAGS } from "../flags/serve-flags.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import { DEMO_CONFIG } from "../settings/demo-config.ts";
import { loadInjector } from "../settings/load-injector.ts";
import { readTextFile } from "../settings/read-text-file.ts";
import { loadServing } from "./serving.ts";
import type { Serving } from "./serving.ts";
import { StartError, messageOf } from "./start-error.ts";

/** Where the webhook's parts come from: files, or the demo's own. */
export interface Sources {
  readonly load: () => Serving;
  /** What is watched; none for the demo. */
  readonly files: readonly string[];
  readonly port: number;
  /** Where the demo put its certificate authority for clients to trust. */
  readonly demoCaFile?: string;
  /** Removes what was put on disk. */
  readonly dispose: () => void;
}

/** Without a file flag, and without the files that 1.0 reads by default, the webhook serves its demo. */
export function isDemo(flags: ServeFlags): boolean {
  return !FILE_FLAGS.some((name) => flags.given.has(name) || existsSync(flags[name]));
}

/** @throws StartError when a file of the certificate authority that was asked for cannot be read. */
export async function openSources(flags: ServeFlags): Promise<Sources> {
  return isDemo(flags) ? openDemo(flags) : openFiles(flags);
}

function openFiles(flags: ServeFlags): Sources {
  const environment = environmentOf(process.env);
  return {
    load: () => loadServing({ ...flags, load: (read) => loadInjector(flags, { ...flags, environment }, read) }),
    files: watchedFiles(flags),
    port: flags.port,
    dispose: () => undefined,
  };
}

/** Everything that a reload reads again. */
function watchedFiles(flags: ServeFlags): readonly string[] {
  const { injectConfig, meshConfig, tlsCertFile, tlsKeyFile } = flags;
  const optional = [flags.injectValues, flags.nodes, flags.namespaces, flags.proxyConfigs];
  return [injectConfig, meshConfig, ...optional.filter((file) => file !== undefined), tlsCertFile, tlsKeyFile];
}

/** What templates read with `env`: the environment of the process, as in Istio's own injector. */
function environmentOf(variables: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * The certificate authority's file: 1.0 ends without it. We write no webhook configuration with it, so a default path that leads
 * nowhere is no reason to end under `fixed`.
 *
 * @throws StartError
 */
export function checkCaFile(flags: ServeFlags): void {
  if (flags.compat === "fixed" && !flags.given.has("caCertFile")) return;
  try {
    readTextFile(flags.caCertFile);
  } catch (error) {
    throw new StartError(`failed to start patch cert loop ${messageOf(error)}`);
  }
}

async function openDemo(flags: ServeFlags): Promise<Sources> {
  // Only who issues certificates pays for the library that does.
  const { issueForLocalhost } = await import("../demo/self-issued.ts");
  const { keyPair, ca } = await issueForLocalhost();
  const directory = mkdtempSync(join(tmpdir(), "outrigger-demo-"));
  const demoCaFile = join(directory, "ca.pem");
  writeFileSync(demoCaFile, ca);
  const demo = { ...flags, injectConfig: undefined, meshConfig: undefined };
  const configSha256 = createHash("sha256").update(DEMO_CONFIG).digest("hex");
  return {
    load: () => ({ ...loadInjector(demo, flags, readTextFile), keyPair, configSha256 }),
    files: [],
    port: flags.given.has("port") ? flags.port : 8443,
    demoCaFile,
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  };
}
