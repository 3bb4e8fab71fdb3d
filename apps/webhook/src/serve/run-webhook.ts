import { type AppOptions, createApp } from "../app.ts";
import { answerPlainly } from "../http/answer-plainly.ts";
import { demoBanner } from "../demo/demo-banner.ts";
import { FLAG_ROWS } from "../flags/flag-rows.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { version } from "../version.ts";
import { errorPlace } from "../settings/error-place.ts";
import { goListenError } from "../settings/go-errors.ts";
import { writeHealthFile } from "./health-file.ts";
import { checkCaFile, isDemo, openSources } from "./open-sources.ts";
import type { Sources } from "./open-sources.ts";
import { createReloader } from "./reloader.ts";
import type { Reloader } from "./reloader.ts";
import { fingerprint } from "./serving.ts";
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
  const sources = await openSources(flags);
  try {
    const first = loadFirst(sources, log);
    if (!isDemo(flags)) checkCaFile(flags);
    await serve(flags, host, { sources, first });
  } finally {
    sources.dispose();
  }
}

async function serve(
  flags: ServeFlags,
  host: Host,
  { sources, first }: { sources: Sources; first: Serving },
): Promise<void> {
  const { log } = host;
  let server: TlsServer | undefined;
  const reloader = createReloader(first, {
    load: sources.load,
    fingerprint: () => fingerprint(sources.files),
    apply: (next, previous) => {
      if (next.keyPair.cert !== previous.keyPair.cert || next.keyPair.key !== previous.keyPair.key) {
        server?.setKeyPair(next.keyPair);
      }
    },
    log,
  });
  server = createTlsServer({
    createServer: host.createServer,
    keyPair: first.keyPair,
    ...answersOf(flags, reloader, log),
    log,
  });
  const stopWatching = watch(sources, reloader, log);
  const stopHealth = writeHealthFile(flags.healthCheckFile, flags.healthCheckInterval, log);
  try {
    await listen(server, { flags, sources, host });
    await host.stopped;
    log("info", "stopping");
  } finally {
    stopWatching();
    stopHealth();
    const exact = flags.compat === "exact";
    await server.close({ lameDuckMs: exact ? 0 : LAME_DUCK_MS, deadlineMs: exact ? 0 : DRAIN_DEADLINE_MS });
  }
}

function answersOf(flags: ServeFlags, reloader: Reloader, log: Log): Pick<TlsServerOptions, "fetch" | "plainly"> {
  const options: AppOptions = {
    reviewer: () => reloader.current().injector,
    release: () => reloader.current().release,
    servesBelow: () => reloader.current().readsPath,
    path: flags.path,
    compat: flags.compat,
    log,
  };
  const app = createApp(options);
  return { fetch: (request, bindings) => app.fetch(request, bindings), plainly: answerPlainly(options, drop) };
}

function watch(sources: Sources, reloader: Reloader, log: Log): () => void {
  if (sources.files.length === 0) return () => undefined;
  return watchFiles(sources.files, () => reloader.check(), {
    onProblem: (directory, error) => log("warn", `cannot watch ${directory}: ${messageOf(error)}`, { polling: true }),
  });
}

async function listen(
  server: TlsServer,
  { flags, sources, host }: { flags: ServeFlags; sources: Sources; host: Host },
): Promise<void> {
  try {
    const port = await server.listen(sources.port);
    host.log("info", `listening on port ${port}`, { port });
    if (sources.demoCaFile !== undefined) host.print(demoBanner(port, sources.demoCaFile));
  } catch (error) {
    const text = goListenError(sources.port, error);
    // 1.0 goes on without a listener, its health file telling everybody that it is well.
    if (flags.compat !== "exact") throw new StartError(`admission webhook ListenAndServeTLS failed: ${text}`);
    host.log("error", `ListenAndServeTLS for admission webhook returned error: ${text}`);
  }
}

function loadFirst(sources: Sources, log: Log): Serving {
  try {
    return sources.load();
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
  if (flags.given.has("caCertFile")) {
    log("info", "--caCertFile is read but not published: put it into the webhook configuration's caBundle yourself");
  }
}
