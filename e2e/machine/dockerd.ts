import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/process.ts";
import { storeFolder } from "../lib/store.ts";
import { until } from "../lib/until.ts";
import { dockerAnswers } from "./docker-answers.ts";
import { type MachineState, readMachineState, restoreMachineState } from "./machine-state.ts";

/** A Docker daemon of our own, for a machine that runs none. */
export interface OwnDocker {
  readonly host: string;
  stop(): Promise<void>;
}

/** Where the daemon keeps what it needs while it runs; a socket's path must stay short, so it is not in the store. */
interface Places {
  readonly runtime: string;
  readonly socket: string;
  readonly pidFile: string;
  readonly state: string;
  /** The process that is to stop the daemon. */
  readonly owner: string;
}

function places(): Places {
  const runtime = `/run/outrigger-${createHash("sha256").update(storeFolder()).digest("hex").slice(0, 8)}`;
  const file = (name: string): string => join(runtime, name);
  return {
    runtime,
    socket: file("docker.sock"),
    pidFile: file("docker.pid"),
    state: file("state.json"),
    owner: file("owner"),
  };
}

/**
 * Starts the daemon; its images and containers are in the store, so a second run finds the images of the first.
 * - runc-fit as the runtime, so that privileged containers start where not every capability is granted;
 * - a private cgroup namespace for each container, which a node needs and cgroup v1 does not make the default;
 * - the bridge's own address, where nothing listens, as the name server, and all that would leave the machine refused:
 *   a Service address that kube-proxy does not know yet would otherwise be looked for outside.
 * A daemon that a killed run has left behind is taken over; one that a living run owns is shared, and stays.
 */
export async function startDocker(runcFit: string): Promise<OwnDocker> {
  const at = places();
  const host = `unix://${at.socket}`;
  if (isOwnedByAnother(at)) return { host, stop: () => Promise.resolve() };
  if (!isAlive(at.pidFile)) await launch(at, runcFit);
  writeFileSync(at.owner, String(process.pid));
  return { host, stop: () => stop(at) };
}

/** Stops a daemon that a killed run has left behind, if there is one. */
export async function stopLeftDocker(): Promise<void> {
  const at = places();
  if (existsSync(at.runtime) && !isOwnedByAnother(at)) await stop(at);
}

async function launch(at: Places, runcFit: string): Promise<void> {
  if (existsSync(at.state)) await stop(at);
  mkdirSync(at.runtime, { recursive: true });
  writeFileSync(at.state, JSON.stringify(await readMachineState()));
  const data = join(storeFolder(), "docker");
  const config = {
    "data-root": data,
    "exec-root": join(at.runtime, "exec"),
    pidfile: at.pidFile,
    hosts: [`unix://${at.socket}`],
    "default-runtime": "runc-fit",
    runtimes: { "runc-fit": { path: runcFit } },
    "default-cgroupns-mode": "private",
    "storage-driver": "overlay2",
    dns: ["172.30.0.1"],
    bip: "172.30.0.1/24",
    "default-address-pools": [{ base: "172.31.0.0/16", size: 24 }],
  };
  const file = join(at.runtime, "daemon.json");
  writeFileSync(file, JSON.stringify(config, null, 2));
  const log = openSync(join(at.runtime, "log"), "a");
  spawn("dockerd", ["--config-file", file], { detached: true, stdio: ["ignore", log, log] }).unref();
  await until("dockerd answers", () => dockerAnswers(at.socket), { seconds: 60 }).catch((cause: unknown) => {
    throw new Error(
      `Cannot start dockerd:\n${readFileSync(join(at.runtime, "log"), "utf8").split("\n").slice(-15).join("\n")}`,
      { cause },
    );
  });
  await refuseLeaving();
}

/** Containers talk to the machine and to each other, and to nothing beyond it. */
async function refuseLeaving(): Promise<void> {
  const route = /dev (\S+)/.exec(await run("ip", ["-4", "route", "show", "default"]));
  if (route?.[1] !== undefined) await run("iptables", ["-I", "DOCKER-USER", "-o", route[1], "-j", "REJECT"]);
}

async function stop(at: Places): Promise<void> {
  if (isAlive(at.pidFile)) process.kill(Number(readFileSync(at.pidFile, "utf8")), "SIGTERM");
  await until("dockerd ends", () => !isAlive(at.pidFile), { seconds: 60 });
  const state = JSON.parse(readFileSync(at.state, "utf8")) as MachineState;
  await restoreMachineState(state);
  rmSync(at.runtime, { recursive: true, force: true });
}

function isAlive(pidFile: string): boolean {
  return existsSync(pidFile) && existsSync(`/proc/${readFileSync(pidFile, "utf8").trim()}`);
}

function isOwnedByAnother(at: Places): boolean {
  if (!isAlive(at.pidFile) || !isAlive(at.owner)) return false;
  return readFileSync(at.owner, "utf8") !== String(process.pid);
}
