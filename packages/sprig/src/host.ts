/**
 * What the functions know of the world. A template sees nothing of it but through the functions that are named for it.
 */
export interface SprigHost {
  /** Nanoseconds since 1970-01-01 00:00 UTC. */
  readonly now: () => bigint;
  /** That many random bytes, fit for keys. */
  readonly random: (bytes: number) => Uint8Array;
  /** An environment variable, for `env` and `expandenv`. */
  readonly env: (name: string) => string | undefined;
  /** IANA name of the zone that Go would call Local. Default: UTC. */
  readonly timeZone?: string;
}
