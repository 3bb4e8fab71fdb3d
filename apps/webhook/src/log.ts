/** How serious a log line is, by the names that Istio's `--log_output_level` knows. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What a log line carries beside its text; plain JSON values only. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where the webhook writes its log lines. The apps log; the packages below them never do. */
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;
