import { type AppOptions, createApp } from "../app.ts";
import { answerPlainly } from "../http/answer-plainly.ts";
import { firstCertificate, lifeOf } from "@outrigger/kube-client";
import { openCluster } from "../cluster/open-cluster.ts";
import type { Cluster } from "../cluster/open-cluster.ts";
import { publishCa } from "../cluster/publish-ca.ts";
import { demoBanner } from "../demo/demo-banner.ts";
import { FLAG_ROWS } from "../flags/flag-rows.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { createMetrics, noMetrics } from "../monitor/metrics.ts";
import type { Metrics } from "../monitor/metrics.ts";
import { selfCheckUid } from "../monitor/self-check.ts";
import { startMonitor } from "../monitor/start-monitor.ts";
import type { Monitor } from "../monitor/start-monitor.ts";
import { version } from "../version.ts";
import { errorPlace } from "../settings/error-place.ts";
import { goListenError } from "../settings/go-errors.ts";
import { writeHealthFile } from "./health-file.ts";
import { checkCaFile, isDemo, openSources } from "./open-sources.ts";
import type { Sources } from "./open-sources.ts";
import { isSameKeyPair, keyPairProblem } from "./key-pair.ts";
import type { KeyPair } from "./key-pair.ts";
import { createReloader } from "./reloader.ts";
import type { Reloader } from "./reloader.ts";
import type { Serving } from "./serving.ts";
import { StartError, messageOf } from "./start-error.ts";
import { createTlsServer, drop } from "./tls-server.ts";
import type { CreateSecureServer, TlsServer, TlsServerOptions } from "./tls-server.ts";
import { watchFiles } from "./watch-files.ts";

/** What a webhook runs on. */
export interface Host {
  readonly createServer: CreateSecureServer;
  readonly log: Log;
  /** Plain lines for the person at the terminal. */
  readonly print: (text: string) => void;
  /** Resolves when the webhook is to stop. */
  readonly stopped: Promise<void>;
}

const LAME_DUCK_MS = 500;
const DRAIN_DEADLINE_MS = 10_000;

/**
 * Serves until told to stop, then finishes the calls under way.
 *
 * Start order and texts behave as: the 1.0 injector.
 *
 * @throws StartError
 */
export async function runWebhook(flags: ServeFlags, host: Host): Promise<void> {
  const { log } = host;
  log("info", `version ${version()}`, { release: flags.release, compat: flags.compat });
  noteFlagsWithoutEffect(flags, log);
  const cluster = isDemo(flags) ? undefined : openCluster(flags.kubeconfig, process.env);
  const sources = await openSources(flags, { cluster, log });
  try {
    const first = loadFirst(sources, log);
    if (!isDemo(flags)) checkCaFile(flags);
    const metrics = flags.monitoringPort === 0 ? noMetrics : await createMetrics();
    await serve(flags, host, { sources, first, cluster, metrics });
  } finally {
    sources.dispose();
  }
}

interface Parts {
  readonly sources: Sources;
  readonly first: Serving;
  readonly cluster: Cluster | undefined;
  readonly metrics: Metrics;
}

async function serve(flags: ServeFlags, host: Host, { sources, first, cluster, metrics }: Parts): Promise<void> {
  const { log } = host;
  let server: TlsServer | undefined;
  const reloader = createReloader(first, {
    load: () => sources.load(),
    fingerprint: sources.fingerprint,
    apply: (next, previous) => {
      if (isSameKeyPair(next.keyPair, previous.keyPair)) return;
      server?.setKeyPair(next.keyPair);
      noteExpiry(next, metrics);
    },
    ...(flags.compat === "exact" ? {} : { salvage: (current) => salvage(sources, current) }),
    onResult: (ok) => metrics.reloaded(ok),
    log,
  });
  noteExpiry(first, metrics);
  const uid = selfCheckUid();
  server = createTlsServer({
    createServer: host.createServer,
    keyPair: first.keyPair,
    ...answersOf(flags, reloader, { log, metrics, uid }),
    ownToken: uid,
    log,
  });
  const ca = publishCa(flags, cluster, { bundle: sources.caBundle, log, onResult: (ok) => metrics.published(ok) });
  const stopWatching = watch(sources, log, () => {
    reloader.check();
    ca.check();
  });
  const stopHealth = writeHealthFile(flags.healthCheckFile, flags.healthCheckInterval, log);
  let monitor: Monitor | undefined;
  try {
    const port = await listen(server, { flags, sources, host });
    monitor = await startMonitor(flags, { port, uid, sources, reloader, metrics, log });
    await host.stopped;
    log("info", "stopping");
  } finally {
    monitor?.drain();
    stopWatching();
    stopHealth();
    ca.stop();
    const exact = flags.compat === "exact";
    await server.close({ lameDuckMs: exact ? 0 : LAME_DUCK_MS, deadlineMs: exact ? 0 : DRAIN_DEADLINE_MS });
    monitor?.stop();
  }
}

/** The half that is good: the certificate beside the configuration in force, or a configuration beside the certificate in force. */
function salvage(sources: Sources, current: Serving): Serving {
  const keyPair = goodKeyPair(sources);
  return keyPair === undefined ? sources.load(current.keyPair) : { ...current, keyPair };
}

function goodKeyPair(sources: Sources): KeyPair | undefined {
  try {
    const keyPair = sources.keyPair();
    return keyPairProblem(keyPair) === undefined ? keyPair : undefined;
  } catch {
    return undefined;
  }
}

function noteExpiry({ keyPair }: Serving, metrics: Metrics): void {
  const certificate = firstCertificate(keyPair.cert);
  if (certificate !== undefined) metrics.certificateExpires(lifeOf(certificate).to / 1000);
}

function answersOf(
  flags: ServeFlags,
  reloader: Reloader,
  { log, metrics, uid }: { readonly log: Log; readonly metrics: Metrics; readonly uid: string },
): Pick<TlsServerOptions, "fetch" | "plainly"> {
  const options: AppOptions = {
    reviewer: () => reloader.current().injector,
    release: () => reloader.current().release,
    servesBelow: () => reloader.current().readsPath,
    path: flags.path,
    compat: flags.compat,
    silentUid: uid,
    onAnswer: (answer, milliseconds) => metrics.answered(answer, milliseconds / 1000, reloader.current().release),
    onRefusal: () => metrics.refused(),
    log,
  };
  const app = createApp(options);
  return { fetch: (request, bindings) => app.fetch(request, bindings), plainly: answerPlainly(options, drop) };
}

/** Watches what is on disk, and hears of what is not; both after a while of quiet, so that changes that belong together count once. */
function watch(sources: Sources, log: Log, onChange: () => void): () => void {
  const QUIET_MS = 100;
  let timer: ReturnType<typeof setTimeout> | undefined;
  sources.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  });
  const stop =
    sources.files.length === 0
      ? () => undefined
      : watchFiles(sources.files, onChange, {
          debounceMs: QUIET_MS,
          onProblem: (directory, error) =>
            log("warn", `cannot watch ${directory}: ${messageOf(error)}`, { polling: true }),
        });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** @returns the port in use; undefined where there is none, and nothing ends because of it. */
async function listen(
  server: TlsServer,
  { flags, sources, host }: { flags: ServeFlags; sources: Sources; host: Host },
): Promise<number | undefined> {
  try {
    const port = await server.listen(sources.port);
    host.log("info", `listening on port ${port}`, { port });
    if (sources.demoCaFile !== undefined) host.print(demoBanner(port, sources.demoCaFile));
    return port;
  } catch (error) {
    const text = goListenError(sources.port, error);
    // 1.0 goes on without a listener, its health file telling everybody that it is well.
    if (flags.compat !== "exact") throw new StartError(`admission webhook ListenAndServeTLS failed: ${text}`);
    host.log("error", `ListenAndServeTLS for admission webhook returned error: ${text}`);
    return undefined;
  }
}

function loadFirst(sources: Sources, log: Log): Serving {
  try {
    return sources.loadFirst();
  } catch (error) {
    // The line that ends the program is Go's and has no room for the place.
    log("error", messageOf(error), { ...errorPlace(error) });
    throw new StartError(`failed to create injection webhook ${messageOf(error)}`);
  }
}

function noteFlagsWithoutEffect(flags: ServeFlags, log: Log): void {
  for (const row of FLAG_ROWS) {
    if (row.noEffect !== undefined && flags.given.has(row.name))
      log("warn", `--${row.name} has no effect: ${row.noEffect}`);
  }
}
