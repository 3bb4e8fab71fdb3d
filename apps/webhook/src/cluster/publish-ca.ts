import { keepCaBundle } from "@outrigger/kube-client";
import type { CaBundleKeeper } from "@outrigger/kube-client";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { logProblems } from "./log-problems.ts";
import type { Cluster } from "./open-cluster.ts";

/** What is published, and who hears of it. */
export interface PublishOptions {
  /** PEM. */
  readonly bundle: () => string;
  readonly log: Log;
  readonly onResult: (published: boolean) => void;
}

/**
 * Keeps the certificate authority in the webhook configuration, where there is a cluster and `--reconcileWebhookConfig` allows it.
 * What goes wrong is logged and tried again: a webhook that cannot publish goes on serving.
 */
export function publishCa(flags: ServeFlags, cluster: Cluster | undefined, options: PublishOptions): CaBundleKeeper {
  if (cluster === undefined || !flags.reconcileWebhookConfig) return { check: () => undefined, stop: () => undefined };
  const { log, bundle, onResult } = options;
  const problem = logProblems(log, "Patch webhook failed");
  return keepCaBundle({
    client: cluster.client,
    configName: flags.webhookConfigName,
    webhookName: flags.webhookName,
    bundle,
    // 1.0 puts the bytes of the file there, and nothing else.
    mode: flags.compat === "exact" ? "replace" : "merge",
    onPublished: (entries) => {
      log("info", "caBundle published", { config: flags.webhookConfigName, entries: entries.join(", ") });
      onResult(true);
    },
    onProblem: (error) => {
      problem(error);
      onResult(false);
    },
  });
}
