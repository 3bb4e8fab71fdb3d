import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import type { Sources } from "../serve/open-sources.ts";
import type { Reloader } from "../serve/reloader.ts";
import { StartError } from "../serve/start-error.ts";
import { goListenError } from "../settings/go-errors.ts";
import type { Metrics } from "./metrics.ts";
import { createSelfCheck } from "./self-check.ts";
import { createMonitorApp, serveMonitor } from "./serve-monitor.ts";

/** What answers on the monitoring port. */
export interface Monitor {
  /** From now on the webhook is not ready. */
  drain(): void;
  stop(): void;
}

/** What is monitored. */
export interface MonitorParts {
  /** The port of the webhook; undefined where it does not listen. */
  readonly port: number | undefined;
  readonly uid: string;
  readonly sources: Sources;
  readonly reloader: Reloader;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Serves health and metrics where `--monitoringPort` says so.
 *
 * @throws StartError when that port cannot be had.
 */
export async function startMonitor(flags: ServeFlags, parts: MonitorParts): Promise<Monitor | undefined> {
  if (flags.monitoringPort === 0) return undefined;
  const { port = 0, uid, sources, reloader, metrics, log } = parts;
  let draining = false;
  const selfCheck = createSelfCheck({ port, ca: sources.caBundle, uid });
  const app = createMonitorApp({
    metrics,
    readiness: async () => ({
      serving: draining ? "it is stopping" : undefined,
      "tls-inject": draining ? undefined : await selfCheck(),
    }),
    notes: () => {
      const { release, configSha256 } = reloader.current();
      const problem = reloader.problem();
      return [
        `[i]configuration ${configSha256} release ${release}`,
        ...(problem === undefined ? [] : [`[i]reload failed, an older state is served: ${problem}`]),
      ];
    },
  });
  try {
    const served = await serveMonitor(app, flags.monitoringPort);
    log("info", `health and metrics on port ${served.port}`, { monitoringPort: served.port });
    return {
      drain: () => {
        draining = true;
      },
      stop: served.stop,
    };
  } catch (error) {
    throw new StartError(`monitoring port: ${goListenError(flags.monitoringPort, error)}`);
  }
}
