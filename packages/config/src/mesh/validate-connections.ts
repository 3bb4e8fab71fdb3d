import { type FieldValue, isDuration, type Message, nanoseconds } from "./message.ts";

/** A field and what its number, or its duration's nanoseconds, must at least be. */
type Limit = readonly [field: string, least: bigint, text: string];

const NON_NEGATIVE = "must be non-negative";
const POSITIVE = "must be positive";
const WINDOW = 65535n;

const LIMITS: readonly Limit[] = [
  ["listener_per_connection_buffer_limit_bytes", 0n, NON_NEGATIVE],
  ["cluster_per_connection_buffer_limit_bytes", 0n, NON_NEGATIVE],
  ["http_idle_timeout", 0n, NON_NEGATIVE],
  ["http_max_connection_duration", 0n, NON_NEGATIVE],
  ["http_drain_timeout", 0n, NON_NEGATIVE],
  ["http_request_timeout", 0n, NON_NEGATIVE],
  ["http_request_headers_timeout", 0n, NON_NEGATIVE],
  ["http_stream_idle_timeout", 0n, NON_NEGATIVE],
  ["http_max_stream_duration", 0n, NON_NEGATIVE],
  ["http_max_concurrent_streams", 1n, POSITIVE],
  ["http2_initial_stream_window_size", WINDOW, `must be at least ${WINDOW}`],
  ["http2_initial_connection_window_size", WINDOW, `must be at least ${WINDOW}`],
  ["listener_connection_limit", 1n, POSITIVE],
  ["global_downstream_connection_limit", 1n, POSITIVE],
];

/**
 * What is wrong with the limits of connections (1.31).
 *
 * Behaves as: Istio's validateConnectionSettings.
 */
export function connectionProblems(settings: Message | undefined): readonly string[] {
  if (settings === undefined) return [];
  return LIMITS.flatMap(([field, least, text]) => {
    const amount = amountOf(settings.get(field));
    return amount !== undefined && amount < least ? [`${field} ${text}`] : [];
  });
}

function amountOf(value: FieldValue | undefined): bigint | undefined {
  if (isDuration(value)) return nanoseconds(value);
  return typeof value === "bigint" ? value : undefined;
}
