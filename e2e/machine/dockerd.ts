import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../lib/is-running.ts";
import { run } from "../lib/process.ts";
import { storeFolder } from "../lib/store.ts";
import { until } from "../lib/until.ts";
import { dockerAnswers } from "./docker-answers.ts";
import { type MachineState, readMachineState, restoreMachineState, unmountBelow } from "./machine-state.ts";

/** A Docker daemon of our own, for a machine that runs none. */
export interface OwnDocker {
  readonly host: string;
  stop(): Promise<void>;
}

/** Where the daemon keeps what it needs while it runs. A machine has one such daemon, as its bridge has one name. */
const runtime = "/run/outrigger";
const socket = join(runtime, "docker.sock");
const pidFile = join(runtime, "docker.pid");
const configFile = join(runtime, "daemon.json");
const logFile = join(runtime, "log");
/** The machine as it was before the daemon. */
const stateFile = join(runtime, "state.json");
/** The process that is to stop the daemon. */
const ownerFile = join(runtime, "owner");

/**
 * Starts the daemon; its images and containers are in the store, so a second run finds the images of the first.
 * - runc-fit as the runtime, so that privileged containers start where not every capability is granted;
 * - a private cgroup namespace for each container, which a node needs and cgroup v1 does not make the default;
 * - the bridge's own address, where nothing listens, as the name server, and all that would leave the machine refused:
 *   a Service address that kube-proxy does not know yet would otherwise be looked for outside.
 * One that another run of the suite uses is waited for; one that a killed run has left behind is ended first.
 */
export async function startDocker(runcFit: string): Promise<OwnDocker> {
  if (isOwnedByAnother()) console.log("Waiting for another run of the suite on this machine to end");
  await until("no other run uses the daemon", () => !isOwnedByAnother(), { seconds: 1800, every: 0.05 });
  await stopLeftDocker();
  mkdirSync(runtime, { recursive: true });
  writeFileSync(ownerFile, String(process.pid));
  writeFileSync(stateFile, JSON.stringify(await readMachineState()));
  writeFileSync(configFile, JSON.stringify(daemonConfig(runcFit), null, 2));
  try {
    await launch();
    await refuseLeaving();
  } catch (error) {
    await stop();
    throw error;
  }
  return { host: `unix://${socket}`, stop };
}

/**
 * Ends a daemon that a killed run has left behind, if there is one. Were it killed, too, its containers may run on: then it
 * is started once more, so that it ends them.
 */
export async function stopLeftDocker(): Promise<void> {
  if (!existsSync(stateFile) || isOwnedByAnother()) return;
  console.log("Cleaning up after a run that was killed");
  if (!isRunning(pidFile, "dockerd")) await launch().catch((error: unknown) => console.log(String(error)));
  await stop();
}

function daemonConfig(runcFit: string): object {
  return {
    "data-root": join(storeFolder(), "docker"),
    "exec-root": join(runtime, "exec"),
    pidfile: pidFile,
    hosts: [`unix://${socket}`],
    "default-runtime": "runc-fit",
    runtimes: { "runc-fit": { path: runcFit } },
    "default-cgroupns-mode": "private",
    "storage-driver": "overlay2",
    "shutdown-timeout": 5,
    dns: ["172.30.0.1"],
    bip: "172.30.0.1/24",
    "default-address-pools": [{ base: "172.31.0.0/16", size: 24 }],
  };
}

async function launch(): Promise<void> {
  rmSync(pidFile, { force: true }); // of one that was killed; its number may be another program's by now
  const log = openSync(logFile, "a");
  spawn("dockerd", ["--config-file", configFile], { detached: true, stdio: ["ignore", log, log] }).unref();
  await until("dockerd answers", () => dockerAnswers(socket), { seconds: 60 }).catch((cause: unknown) => {
    throw new Error(`Cannot start dockerd:\n${readFileSync(logFile, "utf8").split("\n").slice(-15).join("\n")}`, {
      cause,
    });
  });
}

/** Containers talk to the machine and to each other, and to nothing beyond it. */
async function refuseLeaving(): Promise<void> {
  const route = /dev (\S+)/.exec(await run("ip", ["-4", "route", "show", "default"]));
  if (route?.[1] !== undefined) await run("iptables", ["-I", "DOCKER-USER", "-o", route[1], "-j", "REJECT"]);
}

async function stop(): Promise<void> {
  if (isRunning(pidFile, "dockerd")) process.kill(Number(readFileSync(pidFile, "utf8")), "SIGTERM");
  await until("dockerd ends", () => !isRunning(pidFile, "dockerd"), { seconds: 60 });
  const config = JSON.parse(readFileSync(configFile, "utf8")) as { readonly "data-root": string };
  await unmountBelow([runtime, config["data-root"]]);
  await restoreMachineState(JSON.parse(readFileSync(stateFile, "utf8")) as MachineState);
  rmSync(runtime, { recursive: true, force: true });
}

function isOwnedByAnother(): boolean {
  if (!isRunning(ownerFile, "e2e/main.ts")) return false;
  return readFileSync(ownerFile, "utf8") !== String(process.pid);
}
