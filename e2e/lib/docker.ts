import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { type ContainerRuntimeClient, getContainerRuntimeClient } from "testcontainers";
import { isAlive } from "./is-running.ts";

/** The daemon's API, as Testcontainers found it. */
export type Docker = ContainerRuntimeClient["container"]["dockerode"];

/** The daemon that `DOCKER_HOST`, a Docker context or the usual socket names. Throws when none answers. */
export async function docker(): Promise<Docker> {
  return (await getContainerRuntimeClient()).container.dockerode;
}

/** Whether the daemon has an image. */
export async function hasImage(name: string): Promise<boolean> {
  const images = await (await docker()).listImages({ filters: { reference: [name] } });
  return images.length > 0;
}

/** Removes the images of the same repository under other tags, unless a container holds them. */
export async function dropOlderImages(name: string): Promise<void> {
  const client = await docker();
  const [repository] = splitName(name);
  const images = await client.listImages({ filters: { reference: [`${repository}:*`] } });
  for (const tag of images.flatMap((image) => image.RepoTags ?? [])) {
    if (tag === name || !tag.startsWith(`${repository}:`)) continue;
    await client
      .getImage(tag)
      .remove()
      .catch(() => undefined);
  }
}

/** Removes the containers of this run, and those of runs that were killed: their process is gone. */
export async function removeSuiteContainers(): Promise<void> {
  const client = await docker();
  for (const { Id, Labels } of await client.listContainers({ all: true, filters: { label: [runLabel] } })) {
    const owner = Number(Labels[runLabel]);
    const anothers = owner !== process.pid && isAlive(owner);
    if (!anothers) await client.getContainer(Id).remove({ force: true, v: true });
  }
}

/** The label of the suite's containers; its value is the process that is to remove them. */
export const runLabel = "outrigger.e2e.process";

/** What an image is built from. */
export interface ImageSource {
  /** The folder that the Dockerfile's COPY sees. */
  readonly context: string;
  /** The Dockerfile, relative to that folder. */
  readonly dockerfile: string;
  readonly args?: Readonly<Record<string, string>>;
}

/** Builds an image with the daemon's own builder, so that no `docker` command is needed. Throws with the builder's output. */
export async function buildImage(name: string, source: ImageSource): Promise<void> {
  const client = await docker();
  const options = { t: name, dockerfile: source.dockerfile, buildargs: { ...source.args }, version: "1" as const };
  const output = await client.buildImage(archiveOf(source.context), options);
  await finished(client, output, `build "${name}"`);
}

/** Makes an image of a folder that is a whole file system. */
export async function importImage(name: string, folder: string): Promise<void> {
  const client = await docker();
  const [repo, tag] = splitName(name);
  const output = await client.importImage(archiveOf(folder), { repo, tag });
  await finished(client, output, `import "${name}"`);
}

/** Asks the registry that a name belongs to; false when there is no way to it. */
export async function pullImage(name: string): Promise<boolean> {
  const client = await docker();
  try {
    await finished(client, await client.pull(name), `pull "${name}"`);
    return true;
  } catch {
    return false;
  }
}

function splitName(name: string): [repo: string, tag: string] {
  const colon = name.lastIndexOf(":");
  return [name.slice(0, colon), name.slice(colon + 1)];
}

function archiveOf(folder: string): Readable {
  const tar = spawn("tar", ["-C", folder, "-c", "."], { stdio: ["ignore", "pipe", "inherit"] });
  tar.on("close", (code) => {
    if (code !== 0) tar.stdout.destroy(new Error(`Cannot archive "${folder}": tar ended with code ${code}`));
  });
  return tar.stdout;
}

interface Progress {
  readonly stream?: string;
  readonly error?: string;
}

async function finished(client: Docker, output: NodeJS.ReadableStream, what: string): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const note = (event: Progress): void => {
      lines.push(event.stream ?? event.error ?? "");
    };
    const end = (error: Error | null, events: readonly Progress[] | null): void => {
      const failure = error ?? events?.find((event) => event.error !== undefined);
      if (failure === null || failure === undefined) resolve();
      else
        reject(new Error(`Cannot ${what}:\n${lines.join("").split("\n").slice(-30).join("\n")}`, { cause: failure }));
    };
    client.modem.followProgress(output, end, note);
  });
}
