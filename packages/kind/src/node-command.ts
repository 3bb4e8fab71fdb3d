import type { StartedTestContainer } from "testcontainers";
import { KindError } from "./kind-error.ts";

/** Runs a program in the node and gives its output. Throws a {@link KindError} `node_command_failed` with the end of it. */
export async function nodeCommand(node: StartedTestContainer, ...command: readonly string[]): Promise<string> {
  const { exitCode, output, stdout } = await node.exec([...command]);
  if (exitCode === 0) return stdout;
  const line = command.join(" ");
  const tail = output.trimEnd().split("\n").slice(-40).join("\n");
  const hint = "Read the output above; `docker logs` and `journalctl -u kubelet` in the node say more";
  throw new KindError(
    "node_command_failed",
    `Cannot run "${line}" in the node: it ended with code ${exitCode}\n${tail}`,
    { where: line, hint },
  );
}

/** Runs a shell script in the node, with arguments as $1, $2, ... */
export function nodeScript(node: StartedTestContainer, script: string, ...args: readonly string[]): Promise<string> {
  return nodeCommand(node, "bash", "-euo", "pipefail", "-c", script, "bash", ...args);
}
