import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificateFiles, selfIssuedCertificates } from "../cluster/certificate-source.ts";
import { watchFacts } from "../cluster/cluster-facts.ts";
import type { ClusterFacts } from "../cluster/cluster-facts.ts";
import { openConfigMaps } from "../cluster/config-maps.ts";
import type { Cluster } from "../cluster/open-cluster.ts";
import { FILE_FLAGS } from "../flags/serve-flags.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { DEMO_CONFIG } from "../settings/demo-config.ts";
import { loadInjector } from "../settings/load-injector.ts";
import { readTextFile } from "../settings/read-text-file.ts";
import { createConfigLoader } from "./config-loader.ts";
import type { KeyPair } from "./key-pair.ts";
import { fingerprint } from "./serving.ts";
import type { Serving } from "./serving.ts";
import { StartError, messageOf } from "./start-error.ts";

/** Where the webhook's parts come from: files, the cluster, or the demo's own. */
export interface Sources {
  /** @param keyPair what to serve in place of the certificate that is to be read. */
  readonly load: (keyPair?: KeyPair) => Serving;
  /** The same at a start, when a configuration that was good once may stand in for one that is not. */
  readonly loadFirst: () => Serving;
  /** The certificate alone. */
  readonly keyPair: () => KeyPair;
  /** What is watched; none for the demo. */
  readonly files: readonly string[];
  /** A digest of all that `load` would read. */
  readonly fingerprint: () => string;
  /** Tells of changes of what is not on disk. */
  onChange(listener: () => void): void;
  /** The authority that clients are to trust, PEM; empty where it is not known. */
  readonly caBundle: () => string;
  readonly port: number;
  /** Where the demo put its certificate authority for clients to trust. */
  readonly demoCaFile?: string;
  /** Stops watches and removes what was put on disk. */
  readonly dispose: () => void;
}

/** What sources are opened with. */
export interface SourceOptions {
  readonly cluster: Cluster | undefined;
  readonly log: Log;
}

/** Without a file flag, and without the files that 1.0 reads by default, the webhook serves its demo. */
export function isDemo(flags: ServeFlags): boolean {
  if (flags.certMode !== "files" || flags.injectConfigMapName !== undefined) return false;
  return !FILE_FLAGS.some((name) => flags.given.has(name) || existsSync(flags[name]));
}

/** @throws StartError when what was asked for of the cluster cannot be had. */
export async function openSources(flags: ServeFlags, options: SourceOptions): Promise<Sources> {
  return isDemo(flags) ? openDemo(flags) : openReal(flags, options);
}

async function openReal(flags: ServeFlags, { cluster, log }: SourceOptions): Promise<Sources> {
  const certificates =
    flags.certMode === "self"
      ? await selfIssuedCertificates(flags, needed(cluster, "--certMode=self"), log)
      : certificateFiles(flags);
  const usesMaps = flags.injectConfigMapName !== undefined || flags.meshConfigMapName !== undefined;
  const maps = usesMaps ? await openConfigMaps(flags, needed(cluster, "a ConfigMap's name"), log) : undefined;
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  certificates.onChange(changed);
  maps?.onChange(changed);
  const config = createConfigLoader(flags, { maps, log });
  let facts: ClusterFacts | undefined;
  let factsVersion = 0;
  const clientCaFiles = flags.clientCAFile === undefined ? [] : [flags.clientCAFile];
  const keyPair = (): KeyPair => {
    const [clientCa] = clientCaFiles.map((file) => readTextFile(file));
    return { ...certificates.keyPair(), ...(clientCa === undefined ? {} : { clientCa }) };
  };
  const loadFirst = (): Serving => config.loadFirst(keyPair, facts?.facts());
  if (cluster !== undefined) {
    // The release says what it reads of the cluster, and the configuration which release it is.
    const release = releaseOf(loadFirst);
    const onFact = (): void => {
      factsVersion += 1;
      changed();
    };
    if (release !== undefined) facts = await watchFacts(cluster, { flags, release, log }, onFact);
  }
  const filesNow = (): readonly string[] => [...config.files(), ...certificates.files, ...clientCaFiles];
  return {
    load: (other) => config.load(other === undefined ? keyPair : () => other, facts?.facts()),
    loadFirst,
    keyPair,
    files: filesNow(),
    fingerprint: () => `${fingerprint(filesNow())} ${certificates.version()} ${factsVersion} ${config.mapsDigest()}`,
    onChange: (listener) => void listeners.push(listener),
    caBundle: certificates.caBundle,
    port: flags.port,
    dispose: () => {
      certificates.stop();
      maps?.stop();
      facts?.stop();
    },
  };
}

/** The release of a configuration; undefined where it cannot be loaded, which the start itself will say. */
function releaseOf(load: () => Serving): string | undefined {
  try {
    return load().release;
  } catch {
    return undefined;
  }
}

function needed(cluster: Cluster | undefined, why: string): Cluster {
  if (cluster !== undefined) return cluster;
  throw new StartError(`Cannot find the API server that ${why} needs: this is no pod, and there is no --kubeconfig`);
}

/**
 * The certificate authority's file: 1.0 ends without it. Under `fixed` a default path that leads nowhere is no reason to end: the
 * caBundle may be somebody else's business.
 *
 * @throws StartError
 */
export function checkCaFile(flags: ServeFlags): void {
  if (flags.certMode === "self") return;
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
  const load = (): Serving => ({ ...loadInjector(demo, flags, readTextFile), keyPair, configSha256 });
  return {
    load,
    loadFirst: load,
    keyPair: () => keyPair,
    files: [],
    fingerprint: () => "",
    onChange: () => undefined,
    caBundle: () => ca,
    port: flags.given.has("port") ? flags.port : 8443,
    demoCaFile,
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  };
}
