import { issueAuthority, validFor } from "../../src/certificates/index.ts";
import { FIELD_MANAGER, createKubeClient, keepCaBundle } from "../../src/index.ts";
import type { FakeApiServer, Plain } from "../fake-api-server.ts";
import { pause, same, until } from "../expect.ts";
import type { Scenario } from "./scenario.ts";

const COLLECTION = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
const NAME = "istio-sidecar-injector";
const PATH = `${COLLECTION}/${NAME}`;
const ENTRY = "sidecar-injector.istio.io";

/** The manifest as it stands in a repository. */
const manifest = (failurePolicy = "Fail", names: readonly string[] = [ENTRY]): Plain => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "MutatingWebhookConfiguration",
  metadata: { name: NAME },
  webhooks: names.map((name) => ({
    name,
    clientConfig: { service: { name: "injector", path: "/inject" } },
    failurePolicy,
  })),
});

const authority = async (name: string): Promise<string> => (await issueAuthority(name, validFor(5, Date.now()))).cert;
const writes = (server: FakeApiServer): number =>
  server.asked.filter(({ manager }) => manager === FIELD_MANAGER).length;

function webhooks(server: FakeApiServer): { name: string; failurePolicy?: string; bundle: string }[] {
  const list = (server.get(PATH)?.["webhooks"] ?? []) as {
    name: string;
    failurePolicy?: string;
    clientConfig?: { caBundle?: string };
  }[];
  return list.map(({ clientConfig, ...entry }) => ({
    ...entry,
    bundle: Buffer.from(clientConfig?.caBundle ?? "", "base64").toString("utf8"),
  }));
}
const bundle = (server: FakeApiServer): string => webhooks(server)[0]?.bundle ?? "";

interface Replica {
  ours: string;
  readonly problems: string[];
  readonly check: () => void;
}

function start(server: FakeApiServer, defer: (undo: () => unknown) => void, ours: string): Replica {
  const replica = { ours, problems: [] as string[], check: (): void => keeper.check() };
  const keeper = keepCaBundle({
    client: createKubeClient(server.access),
    configName: NAME,
    webhookName: ENTRY,
    bundle: () => replica.ours,
    onPublished: () => undefined,
    onProblem: (error) => replica.problems.push(error.message),
    timing: { firstRetryMs: 10, maxRetryMs: 50 },
  });
  defer(() => keeper.stop());
  return replica;
}

export const CA_BUNDLE_SCENARIOS: readonly Scenario[] = [
  {
    name: "the caBundle is published, and a tool that re-applies its manifest starts no war",
    async run(server, defer) {
      server.apply(PATH, manifest(), "gitops");
      const ours = await authority("one");
      start(server, defer, ours);
      await until("published", () => bundle(server) === ours);
      for (let round = 0; round < 50; round += 1) server.apply(PATH, manifest(), "gitops");
      server.apply(PATH, manifest("Ignore"), "gitops");
      await pause(100);
      same(webhooks(server)[0]?.failurePolicy, "Ignore", "its own field");
      same(bundle(server), ours);
      same(writes(server), 1, "writes");
    },
  },
  {
    name: "a tool that empties the caBundle is answered once each time, and slower when it does not stop",
    async run(server, defer) {
      server.apply(PATH, manifest(), "gitops");
      const ours = await authority("one");
      start(server, defer, ours);
      await until("published", () => bundle(server) === ours);
      for (let round = 0; round < 20; round += 1) {
        server.change(PATH, () => manifest());
        await pause(20);
      }
      same(writes(server) <= 6, true, `${writes(server)} writes`);
      await until("published again", () => bundle(server) === ours);
    },
  },
  {
    name: "replicas with different authorities never take turns, and both are trusted",
    async run(server, defer) {
      server.apply(PATH, manifest(), "gitops");
      const [one, two] = [await authority("one"), await authority("two")];
      start(server, defer, one);
      start(server, defer, two);
      await until("both", () => bundle(server).includes(one) && bundle(server).includes(two));
      await pause(100);
      same(writes(server) <= 4, true, `${writes(server)} writes`);
    },
  },
  {
    name: "a new authority is published beside the old one, and nothing is ever published empty",
    async run(server, defer) {
      server.apply(PATH, manifest(), "gitops");
      const [one, two] = [await authority("one"), await authority("two")];
      const replica = start(server, defer, "");
      await until("watching", () => server.watches() === 1);
      replica.check();
      await pause(50);
      same([writes(server), bundle(server)], [0, ""]);
      replica.ours = one;
      replica.check();
      await until("one", () => bundle(server) === one);
      replica.ours = two;
      replica.check();
      await until("two", () => bundle(server) === two + one);
      replica.ours = "";
      replica.check();
      await pause(50);
      same(bundle(server), two + one);
    },
  },
  {
    name: "every entry of a revision gets it, and those of others do not",
    async run(server, defer) {
      const names = [`rev.namespace.${ENTRY}`, "other.example.com", `rev.object.${ENTRY}`];
      server.apply(PATH, manifest("Fail", names), "gitops");
      const ours = await authority("one");
      start(server, defer, ours);
      await until("published", () => bundle(server) === ours);
      same(
        webhooks(server).map((entry) => entry.bundle),
        [ours, "", ours],
      );
    },
  },
  {
    name: "a webhook configuration that comes late gets it, and what is missing or forbidden is said",
    async run(server, defer) {
      server.forbid("PATCH", COLLECTION);
      const ours = await authority("one");
      const replica = start(server, defer, ours);
      await until("missing", () => replica.problems.includes(`mutatingwebhookconfigurations "${NAME}" not found`));
      server.apply(PATH, manifest("Fail", ["other.example.com"]), "gitops");
      const text = `webhook entry "${ENTRY}" not found in config "${NAME}"`;
      await until("no entry", () => replica.problems.includes(text));
      server.apply(PATH, manifest("Fail", ["other.example.com", ENTRY]), "gitops");
      await until("forbidden", () => replica.problems.some((problem) => problem.includes("is forbidden")));
      server.allowAll();
      await until("published", () => webhooks(server)[1]?.bundle === ours);
      same(webhooks(server)[0]?.bundle, "");
    },
  },
];
