import { CONFIG_MAPS, NODES, SECRETS, createKubeClient } from "../../src/index.ts";
import { failure, same } from "../expect.ts";
import type { Scenario } from "./scenario.ts";

const MAPS = "/api/v1/namespaces/n/configmaps";
const SECRET = { type: SECRETS, namespace: "n", name: "s" };

export const CLIENT_SCENARIOS: readonly Scenario[] = [
  {
    name: "the client gets, creates and replaces, and sees that another one was faster",
    async run(server) {
      const client = createKubeClient(server.access);
      server.put(MAPS, { metadata: { name: "m", namespace: "n" }, data: { "a/b": "ü" } });
      same((await client.get({ type: CONFIG_MAPS, namespace: "n", name: "m" }))["data"], { "a/b": "ü" });
      const made = await client.create(SECRET, { metadata: { name: "s", namespace: "n" }, data: { a: "1" } });
      same((await failure(client.create(SECRET, { metadata: { name: "s" } }))).code, "kube-conflict");
      const changed = await client.replace(SECRET, { ...made, data: { a: "2" } });
      same((await failure(client.replace(SECRET, { ...made, data: { a: "3" } }))).code, "kube-conflict");
      same((await client.get(SECRET))["data"], { a: "2" });
      same(changed.metadata.resourceVersion === made.metadata.resourceVersion, false);
    },
  },
  {
    name: "the client says in the API server's words what it refuses",
    async run(server) {
      const client = createKubeClient(server.access);
      same(await failure(client.get(SECRET)), {
        code: "kube-not-found",
        message: 'Cannot get secrets "s" of the namespace "n": "s" not found',
      });
      server.forbid("GET", "/api/v1/namespaces/n/secrets");
      const refused = await failure(client.get(SECRET));
      same(refused.code, "kube-forbidden");
      same(refused.message.endsWith('is forbidden: User "test" cannot get it'), true, refused.message);
      const { tls } = server.access.credentials();
      const stranger = createKubeClient({ ...server.access, credentials: () => ({ tls, authorization: "Bearer no" }) });
      same((await failure(stranger.get(SECRET))).code, "kube-unauthorized");
    },
  },
  {
    name: "the client trusts nobody but its certificate authority",
    async run(server) {
      const client = createKubeClient({ ...server.access, credentials: () => ({ tls: {} }) });
      same((await failure(client.get(SECRET))).code, "kube-unreachable");
    },
  },
  {
    name: "the client reads a list page by page",
    async run(server) {
      for (let index = 0; index < 7; index += 1) server.put("/api/v1/nodes", { metadata: { name: `n${index}` } });
      const client = createKubeClient(server.access, { pageSize: 3 });
      const { items } = await client.list({ type: NODES });
      same(
        items.map(({ metadata }) => metadata.name),
        ["n0", "n1", "n2", "n3", "n4", "n5", "n6"],
      );
      same(server.asked.length, 3);
      same((await client.list({ type: NODES, name: "n5" })).items.length, 1);
    },
  },
  {
    name: "the client reads no answer without end",
    async run(server) {
      server.put(MAPS, { metadata: { name: "m", namespace: "n" }, data: { a: "x".repeat(100_000) } });
      const client = createKubeClient(server.access, { maxBytes: 10_000 });
      same(await failure(client.get({ type: CONFIG_MAPS, namespace: "n", name: "m" })), {
        code: "kube-answer",
        message: 'Cannot read get configmaps "m" of the namespace "n": the answer is over the limit of 10000 bytes',
      });
    },
  },
];
