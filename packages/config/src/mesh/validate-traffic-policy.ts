import type { Message } from "./message.ts";
import { durationProblem } from "./validate-duration.ts";

/** Fields that must not be less than zero, and their names in messages. */
const HTTP_COUNTS = [
  ["http1_max_pending_requests", "http1 max pending requests"],
  ["http2_max_requests", "http2 max requests"],
  ["max_requests_per_connection", "max requests per connection"],
  ["max_retries", "max retries"],
  ["max_concurrent_streams", "max concurrent streams"],
] as const;

const UPGRADE = 2n;

/**
 * What is wrong with the traffic policy of the whole mesh (1.31).
 *
 * Behaves as: Istio's validateMeshConfigDefaultTrafficPolicy.
 */
export function trafficPolicyProblems(policy: Message | undefined): readonly string[] {
  return [
    ...poolProblems(policy?.message("connection_pool")),
    ...outlierProblems(policy?.message("outlier_detection")),
  ];
}

function poolProblems(pool: Message | undefined): readonly string[] {
  if (pool === undefined) return [];
  const http = pool.message("http");
  const tcp = pool.message("tcp");
  if (http === undefined && tcp === undefined) return ["connection pool must have at least one field"];
  return [...(http === undefined ? [] : httpProblems(http)), ...(tcp === undefined ? [] : tcpProblems(tcp))];
}

function httpProblems(http: Message): readonly string[] {
  const counts = HTTP_COUNTS.filter(([field]) => http.number(field) < 0n).map(
    ([, text]) => `${text} must be non-negative`,
  );
  const upgrades = http.number("h2_upgrade_policy") === UPGRADE && http.flag("use_client_protocol");
  const clash = upgrades ? ["use client protocol must not be true when H2UpgradePolicy is UPGRADE"] : [];
  return [...counts, ...durations(http, "idle_timeout"), ...clash];
}

function tcpProblems(tcp: Message): readonly string[] {
  const counts = tcp.number("max_connections") < 0n ? ["max connections must be non-negative"] : [];
  const times = durations(tcp, "connect_timeout", "max_connection_duration");
  const idle = tcp.duration("idle_timeout");
  const isShort = idle === undefined || (idle.seconds === 0n && idle.nanos / 1_000_000n === 0n);
  const alive = tcp.message("tcp_keepalive");
  const keeping = alive === undefined ? [] : durations(alive, "time", "interval");
  return [...counts, ...times, ...(isShort ? [] : durations(tcp, "idle_timeout")), ...keeping];
}

function outlierProblems(outlier: Message | undefined): readonly string[] {
  if (outlier === undefined) return [];
  const isMixed =
    !outlier.flag("split_external_local_origin_errors") && outlier.number("consecutive_local_origin_failures") > 0n;
  const mixed =
    "outlier detection consecutive local origin failures is specified, but split external local origin errors is set to false";
  const percents = ["max_ejection_percent", "min_health_percent"].map((field) => outlier.number(field));
  return [
    ...durations(outlier, "base_ejection_time", "interval"),
    ...(isMixed ? [mixed] : []),
    ...percents
      .filter((percent) => percent < 0n || percent > 100n)
      .map((percent) => `percentage ${percent} is not in range 0..100`),
  ];
}

function durations(message: Message, ...fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    const duration = message.duration(field);
    return duration === undefined ? [] : (durationProblem(duration) ?? []);
  });
}
