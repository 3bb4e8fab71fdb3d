// Loaded before the webhook, in its own process: answers each message with what the process has used so far.
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 } satisfies Usage);
});
process.channel?.unref();

/** What a process has used: CPU (user and system) since it started, and memory. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
}
