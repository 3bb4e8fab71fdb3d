import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, run } from "../lib/process.ts";

/** What dockerd and a kubelet change on the machine that carries them, as it was before. */
export interface MachineState {
  readonly settings: Readonly<Record<string, string>>;
  /** Rules as iptables-save prints them; a table that is not there did not exist. */
  readonly rules: string;
  readonly links: readonly string[];
  /** Of {@link dockersFolders}, those that were there. */
  readonly folders: readonly string[];
  /** dockerd's own groups of processes, in each of the kernel's hierarchies. */
  readonly groups: readonly string[];
}

/** dockerd sets the first; a kubelet in a privileged container the others, which the kernel has only once. */
const settings = ["net/ipv4/ip_forward", "vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops"];
/** Where dockerd and its containerd put things, whatever they are told. */
const dockersFolders = ["/run/docker", "/run/containerd"];
const tables = ["nat", "filter", "mangle", "raw"];

/** Notes the state before anything is started. */
export async function readMachineState(): Promise<MachineState> {
  const values = settings.map((name) => [name, readFileSync(`/proc/sys/${name}`, "utf8").trim()]);
  return {
    settings: Object.fromEntries(values),
    rules: await run("iptables-save", []),
    links: await linkNames(),
    folders: dockersFolders.filter((folder) => existsSync(folder)),
    groups: dockersGroups(),
  };
}

/** Brings the machine back to that state: settings, packet filter rules, and no bridge that was not there. */
export async function restoreMachineState(state: MachineState): Promise<void> {
  for (const [name, value] of Object.entries(state.settings)) {
    const path = `/proc/sys/${name}`;
    if (existsSync(path) && readFileSync(path, "utf8").trim() !== value) writeFileSync(path, value);
  }
  for (const link of await linkNames()) {
    const dockers = link === "docker0" || link.startsWith("br-") || link.startsWith("veth");
    if (dockers && !state.links.includes(link)) await attempt("ip", ["link", "delete", link]);
  }
  for (const folder of dockersFolders) {
    if (!state.folders.includes(folder)) rmSync(folder, { recursive: true, force: true });
  }
  for (const group of dockersGroups()) {
    if (!state.groups.includes(group)) removeGroup(group);
  }
  const now = await run("iptables-save", []);
  for (const table of tables) {
    if (now.includes(`*${table}\n`) && !state.rules.includes(`*${table}\n`)) await emptyTable(table);
  }
  if (state.rules !== "") await run("iptables-restore", [], { input: state.rules });
}

/** Detaches what is mounted in folders, the innermost first: what a daemon that was killed could not do any more. */
export async function unmountBelow(folders: readonly string[]): Promise<void> {
  const mounts = readFileSync("/proc/mounts", "utf8").trimEnd().split("\n");
  const points = mounts.map((line) => line.split(" ")[1] ?? "");
  const below = points.filter((point) => folders.some((folder) => point === folder || point.startsWith(`${folder}/`)));
  for (const point of below.toReversed()) await attempt("umount", ["--lazy", point]);
}

/** cgroup v2 has one hierarchy, v1 one a controller. */
function dockersGroups(): string[] {
  const root = "/sys/fs/cgroup";
  if (!existsSync(root)) return [];
  const hierarchies = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [root, ...hierarchies.map(({ name }) => join(root, name))]
    .map((hierarchy) => join(hierarchy, "docker"))
    .filter((group) => existsSync(group));
}

/** A group goes when it is empty; the files in it are the kernel's. */
function removeGroup(group: string): void {
  try {
    for (const entry of readdirSync(group, { withFileTypes: true })) {
      if (entry.isDirectory()) removeGroup(join(group, entry.name));
    }
    rmdirSync(group);
  } catch {
    // a process is in it still
  }
}

/** Without rules, chains of its own and policies a table is as if it did not exist. */
async function emptyTable(table: string): Promise<void> {
  if (table === "filter") await run("iptables", ["-t", table, "-P", "FORWARD", "ACCEPT"]);
  await run("iptables", ["-t", table, "-F"]);
  await run("iptables", ["-t", table, "-X"]);
}

async function linkNames(): Promise<string[]> {
  const lines = (await run("ip", ["-o", "link"])).trimEnd().split("\n");
  return lines.map((line) => /^\d+: ([^:@]+)/.exec(line)?.[1] ?? "");
}
