import type { ReviewAnswer } from "../reviewer.ts";

/** What the webhook counts. */
export interface Metrics {
  /** A review was answered. @param seconds that it took. */
  answered(answer: ReviewAnswer, seconds: number, release: string): void;
  /** A request was refused before it was a review. */
  refused(): void;
  reloaded(ok: boolean): void;
  /** @param at seconds since 1970. */
  certificateExpires(at: number): void;
  published(ok: boolean): void;
  /** The text that Prometheus reads. */
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Counts nothing: for a webhook that nobody asks. */
export const noMetrics: Metrics = {
  answered: () => undefined,
  refused: () => undefined,
  reloaded: () => undefined,
  certificateExpires: () => undefined,
  published: () => undefined,
  render: async () => ({ type: "text/plain", text: "" }),
};

/** Seconds. Istio's own begin at 0.1, where an API server has long given up being patient. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 1, 3, 5, 10, 20, 30, 60];

/** Metrics under Istio's names, so that dashboards stay, and under our own. */
export async function createMetrics(): Promise<Metrics> {
  const prometheus = await import("prom-client");
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  return {
    ...countReviews(prometheus, registry),
    ...countChanges(prometheus, registry),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

type Prometheus = typeof import("prom-client");
type Registry = InstanceType<Prometheus["Registry"]>;

function countReviews(prometheus: Prometheus, registry: Registry): Pick<Metrics, "answered" | "refused"> {
  const registers = [registry];
  const counter = (name: string, help: string) => new prometheus.Counter({ name, help, registers });
  const requests = counter("sidecar_injection_requests_total", "Requests to inject a sidecar");
  const failures = counter("sidecar_injection_failure_total", "Requests that were refused, and pods that were denied");
  const byDecision = {
    inject: counter("sidecar_injection_success_total", "Pods that got a sidecar"),
    skip: counter("sidecar_injection_skip_total", "Pods that were let through without a sidecar"),
    deny: failures,
  };
  const time = new prometheus.Histogram({
    name: "sidecar_injection_time_seconds",
    help: "Time from the beginning of a request to its answer",
    buckets: BUCKETS,
    registers,
  });
  const decisions = new prometheus.Counter({
    name: "outrigger_decisions_total",
    help: "Reviews by what was decided and why",
    labelNames: ["decision", "reason", "release"] as const,
    registers,
  });
  return {
    answered(answer, seconds, release) {
      const decision = decisionOf(answer);
      requests.inc();
      byDecision[decision].inc();
      time.observe(seconds);
      decisions.inc({ decision, reason: answer.decision?.reason ?? answer.failure ?? "internal", release });
    },
    refused() {
      requests.inc();
      failures.inc();
    },
  };
}

type Changes = Pick<Metrics, "reloaded" | "certificateExpires" | "published">;

function countChanges(prometheus: Prometheus, registry: Registry): Changes {
  const registers = [registry];
  const results = (name: string, help: string) =>
    new prometheus.Counter({ name, help, labelNames: ["result"] as const, registers });
  const gauge = (name: string, help: string) => new prometheus.Gauge({ name, help, registers });
  const reloads = results("outrigger_reloads_total", "Configurations and certificates that were read anew");
  const writes = results("outrigger_ca_bundle_writes_total", "Attempts to publish the certificate authority");
  const reloadGood = gauge("outrigger_last_reload_success", "1 when what was read last is in force, 0 when it is not");
  const expiry = gauge("outrigger_certificate_expiry_timestamp_seconds", "When the served certificate expires");
  const resultOf = (ok: boolean) => ({ result: ok ? "success" : "failure" });
  reloadGood.set(1);
  return {
    reloaded(ok) {
      reloads.inc(resultOf(ok));
      reloadGood.set(ok ? 1 : 0);
    },
    certificateExpires: (at) => expiry.set(at),
    published: (ok) => writes.inc(resultOf(ok)),
  };
}

function decisionOf({ allowed, decision }: ReviewAnswer): "inject" | "skip" | "deny" {
  if (decision === undefined || allowed === false) return "deny";
  return decision.inject ? "inject" : "skip";
}
