/** What went wrong with a kind cluster, where, and what to do about it. */
export class KindError extends Error {
  override readonly name = "KindError";
  /** Stable, for programs: `config_invalid`, `config_unsupported`, `patch_failed`, `node_command_failed`, `not_ready`. */
  readonly code: KindErrorCode;
  /** The part of the cluster configuration or the command that it is about. */
  readonly where: string;
  /** What to do. */
  readonly hint: string;

  constructor(code: KindErrorCode, message: string, details: { where: string; hint: string; cause?: unknown }) {
    super(message, { cause: details.cause });
    this.code = code;
    this.where = details.where;
    this.hint = details.hint;
  }
}

/** The codes of {@link KindError}. */
export type KindErrorCode =
  | "config_invalid"
  | "config_unsupported"
  | "patch_failed"
  | "node_command_failed"
  | "not_ready";
