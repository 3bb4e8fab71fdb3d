import { Writable, type Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { getContainerRuntimeClient } from "testcontainers";
import { KindError } from "./kind-error.ts";

/** A program in a node whose input is a stream: what Testcontainers' own `exec` cannot give. */
export interface NodeInput {
  readonly containerId: string;
  readonly command: readonly string[];
  readonly input: Readable;
}

/** Runs a program in the node on an input and gives its output. Throws a {@link KindError} `node_command_failed`. */
export async function nodeInput({ containerId, command, input }: NodeInput): Promise<string> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const attach = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
  const exec = await dockerode.getContainer(containerId).exec({ Cmd: [...command], ...attach });
  const stream = await exec.start({ hijack: true, stdin: true });
  const output = collected();
  dockerode.modem.demuxStream(stream, output.into, output.into);
  // a program that fails before it has read everything closes the stream: what it says then matters, not the pipe
  const sent = pipeline(input, stream).catch((error: unknown) => error);
  await finished(stream, { writable: false }).catch(() => undefined);
  await sent;
  const { ExitCode } = await exec.inspect();
  if (ExitCode === 0) return output.text();
  const where = command.join(" ");
  const hint = "Read the output above";
  throw new KindError(
    "node_command_failed",
    `Cannot run "${where}" in the node: it ended with code ${ExitCode}\n${output.text()}`,
    { where, hint },
  );
}

function collected(): { into: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const into = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { into, text: () => Buffer.concat(chunks).toString() };
}
