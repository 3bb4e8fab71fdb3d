import { CONFIG_MAPS, NAMESPACES, createKubeClient, watchCollection } from "../../src/index.ts";
import type { KubeObject, WatchOptions } from "../../src/index.ts";
import type { FakeApiServer } from "../fake-api-server.ts";
import { pause, same, until } from "../expect.ts";
import type { Scenario } from "./scenario.ts";

const MAPS = "/api/v1/namespaces/n/configmaps";
const TIMING = { firstRetryMs: 10, maxRetryMs: 50 };

interface Followed {
  readonly seen: Map<string, string>;
  readonly problems: string[];
  readonly recovered: () => number;
}

function follow(
  server: FakeApiServer,
  defer: (undo: () => unknown) => void,
  collection: WatchOptions<string>["collection"] = { type: CONFIG_MAPS, namespace: "n" },
): Followed {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  let recovered = 0;
  const watch = watchCollection({
    client: createKubeClient(server.access),
    collection,
    keep: (object: KubeObject) => String(object["v"]),
    onChange: (objects) => {
      seen.clear();
      for (const [key, value] of objects) seen.set(key, value);
    },
    onProblem: (error) => problems.push((error as { code?: string }).code ?? error.message),
    onRecovered: () => (recovered += 1),
    timing: TIMING,
  });
  defer(() => watch.stop());
  return { seen, problems, recovered: () => recovered };
}

function put(server: FakeApiServer, name: string, v: string): void {
  server.put(MAPS, { metadata: { name, namespace: "n" }, v });
}

export const WATCH_SCENARIOS: readonly Scenario[] = [
  {
    name: "a watch sees what is there, what comes, what changes and what goes",
    async run(server, defer) {
      put(server, "a", "1");
      const { seen, problems } = follow(server, defer);
      await until("listed", () => seen.get("n/a") === "1");
      put(server, "b", "2");
      server.change(`${MAPS}/a`, (object) => ({ ...object, v: "3" }));
      await until("changed", () => seen.get("n/a") === "3" && seen.get("n/b") === "2");
      server.change(`${MAPS}/b`, () => undefined);
      await until("gone", () => !seen.has("n/b"));
      same(problems, []);
      same(
        server.asked.map(({ verb }) => verb),
        ["GET", "WATCH"],
      );
    },
  },
  {
    name: "a watch of one name sees no other",
    async run(server, defer) {
      const { seen } = follow(server, defer, { type: CONFIG_MAPS, namespace: "n", name: "a" });
      await until("watching", () => server.watches() === 1);
      put(server, "b", "2");
      put(server, "a", "1");
      await until("seen", () => seen.has("n/a"));
      same([...seen.keys()], ["n/a"]);
    },
  },
  {
    name: "a watch goes on where it was after its connection broke",
    async run(server, defer) {
      put(server, "a", "1");
      const { seen } = follow(server, defer);
      for (const v of ["2", "3", "4"]) {
        await until("watching", () => server.watches() === 1);
        server.cut();
        server.change(`${MAPS}/a`, (object) => ({ ...object, v }));
        await until(v, () => seen.get("n/a") === v);
      }
      same(server.asked.filter(({ verb }) => verb === "GET").length, 1, "lists");
    },
  },
  {
    name: "a watch outlives an API server that is away, and says so",
    async run(server, defer) {
      put(server, "a", "1");
      const { seen, problems, recovered } = follow(server, defer);
      await until("watching", () => server.watches() === 1);
      await server.stop();
      await until("noticed", () => problems.includes("kube-unreachable"));
      same(seen.get("n/a"), "1", "what is known stays known");
      server.change(`${MAPS}/a`, (object) => ({ ...object, v: "2" }));
      await server.restart();
      await until("seen", () => seen.get("n/a") === "2");
      same(recovered() > 0, true, "recovered");
    },
  },
  {
    name: "a watch lists anew when the API server forgot its place",
    async run(server, defer) {
      put(server, "a", "1");
      put(server, "b", "1");
      const { seen, problems } = follow(server, defer);
      await until("watching", () => server.watches() === 1);
      server.cut();
      server.change(`${MAPS}/b`, () => undefined);
      put(server, "c", "1");
      server.compact();
      put(server, "d", "1");
      await until("listed", () => seen.has("n/d"));
      same([...seen.keys()], ["n/a", "n/c", "n/d"]);
      same(problems.includes("kube-gone"), true);
    },
  },
  {
    name: "a watch that is refused says so, waits longer each time, and works once it is allowed",
    async run(server, defer) {
      server.forbid("GET", "/api/v1/namespaces");
      server.put("/api/v1/namespaces", { metadata: { name: "n" }, v: "1" });
      const { seen, problems } = follow(server, defer, { type: NAMESPACES });
      await pause(200);
      same(problems.length >= 3 && problems.length <= 10, true, `${problems.length} problems`);
      same(new Set(problems), new Set(["kube-forbidden"]));
      server.allowAll();
      await until("seen", () => seen.get("n") === "1");
    },
  },
  {
    name: "a watch that is stopped asks no more",
    async run(server, defer) {
      follow(server, defer);
      await until("watching", () => server.watches() === 1);
      const other = watchCollection({
        client: createKubeClient(server.access),
        collection: { type: NAMESPACES },
        keep: () => "",
        onChange: () => undefined,
        timing: TIMING,
      });
      await until("two", () => server.watches() === 2);
      other.stop();
      await until("one", () => server.watches() === 1);
      const asked = server.asked.length;
      await pause(100);
      same(server.asked.length, asked);
    },
  },
];
