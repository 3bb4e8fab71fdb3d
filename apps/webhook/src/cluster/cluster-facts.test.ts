import { createKubeClient } from "@outrigger/kube-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startFakeApiServer } from "../../../../packages/kube-client/test/fake-api-server.ts";
import type { FakeApiServer } from "../../../../packages/kube-client/test/fake-api-server.ts";
import { parseCommandLine } from "../flags/parse-command-line.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import { watchFacts } from "./cluster-facts.ts";
import type { ClusterFacts } from "./cluster-facts.ts";

let server: FakeApiServer;
let watched: ClusterFacts | undefined;
beforeEach(async () => {
  server = await startFakeApiServer();
});
afterEach(async () => {
  watched?.stop();
  await server.stop();
});

function flagsOf(args: readonly string[]): ServeFlags {
  const command = parseCommandLine(args);
  if (command.kind !== "serve") throw new Error("not serve");
  return command.flags;
}

async function start(
  release: string,
  args: readonly string[] = [],
  onChange = (): void => undefined,
): Promise<ClusterFacts> {
  const cluster = { client: createKubeClient(server.access), namespace: "istio-system" };
  watched = await watchFacts(cluster, { flags: flagsOf(args), release, log: () => undefined }, onChange);
  return watched;
}

test.each<[release: string, args: readonly string[], lists: readonly string[]]>([
  ["1.0", [], []],
  ["1.12", [], []],
  ["1.14", [], ["proxyconfigs"]],
  ["1.28", [], ["nodes", "proxyconfigs"]],
  ["1.28", ["--nativeSidecars=disabled", "--proxyConfigs=file"], []],
  ["1.28", ["--nodes=file", "--platform=openshift"], ["namespaces", "proxyconfigs"]],
])("watchFacts() watches for %s with %j %j and nothing else", async (release, args, lists) => {
  await start(release, args);
  const asked = server.asked.filter(({ verb }) => verb === "GET").map(({ path }) => path.split("/").at(-1));
  expect(new Set(asked)).toEqual(new Set(lists));
});

test("watchFacts() tells what changes of a node, and not of its heartbeats", async () => {
  const node = (kubeletVersion: string, beat: number) => ({
    metadata: { name: "n" },
    status: { nodeInfo: { kubeletVersion }, conditions: [{ beat }] },
  });
  server.put("/api/v1/nodes", node("v1.32.0", 1));
  const onChange = vi.fn();
  const facts = await start("1.28", [], onChange);
  expect(facts.facts()).toEqual({ nodes: [{ name: "n", kubeletVersion: "v1.32.0" }], proxyConfigs: [] });
  const calls = onChange.mock.calls.length;
  for (let beat = 2; beat < 6; beat += 1) server.change("/api/v1/nodes/n", () => node("v1.32.0", beat));
  server.change("/api/v1/nodes/n", () => node("v1.33.0", 6));
  await vi.waitFor(() => expect(facts.facts().nodes).toEqual([{ name: "n", kubeletVersion: "v1.33.0" }]));
  expect(onChange.mock.calls.length - calls).toBe(1);
});

test("watchFacts() goes on without what it may not see", async () => {
  server.forbid("GET", "/api/v1/nodes");
  expect((await start("1.28")).facts()).toEqual({ proxyConfigs: [] });
});
