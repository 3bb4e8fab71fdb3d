import { X509Certificate } from "node:crypto";
import { keepSelfIssued } from "../../src/certificates/index.ts";
import type { SelfIssuedState } from "../../src/certificates/index.ts";
import { createKubeClient } from "../../src/index.ts";
import type { FakeApiServer, Plain } from "../fake-api-server.ts";
import { pause, same, until } from "../expect.ts";
import type { Scenario } from "./scenario.ts";

const DAY = 24 * 60 * 60 * 1000;
const COLLECTION = "/api/v1/namespaces/n/secrets";
const PATH = `${COLLECTION}/certs`;
const RULES = { dnsNames: ["injector.n.svc", "injector.n.svc.cluster.local"] };

interface Replica {
  readonly states: SelfIssuedState[];
  readonly problems: string[];
  /** Milliseconds that its clock is ahead. */
  ahead: number;
}

function start(server: FakeApiServer, defer: (undo: () => unknown) => void): Replica {
  const replica: Replica = { states: [], problems: [], ahead: 0 };
  const keeper = keepSelfIssued({
    client: createKubeClient(server.access),
    secret: { namespace: "n", name: "certs" },
    rules: RULES,
    onState: (state) => replica.states.push(state),
    onProblem: (error) => replica.problems.push((error as { code?: string }).code ?? error.message),
    now: () => Date.now() + replica.ahead,
    checkMs: 20,
    timing: { firstRetryMs: 10, maxRetryMs: 50 },
  });
  defer(() => keeper.stop());
  return replica;
}

const dataOf = (secret: Plain | undefined): Record<string, string> =>
  (secret?.["data"] ?? {}) as Record<string, string>;
const lastOf = (replica: Replica): string => JSON.stringify(replica.states.at(-1));

export const CERTIFICATE_SCENARIOS: readonly Scenario[] = [
  {
    name: "replicas that start at once share one authority",
    async run(server, defer) {
      const replicas = [start(server, defer), start(server, defer), start(server, defer)];
      await until("all have one", () => replicas.every(({ states }) => states.length > 0));
      await until("the same", () => new Set(replicas.map(lastOf)).size === 1);
      same(
        replicas.flatMap(({ problems }) => problems),
        [],
      );
      const [state] = replicas[0]?.states ?? [];
      const leaf = new X509Certificate(state?.server.cert ?? "");
      const authority = new X509Certificate(state?.caBundle ?? "");
      same(leaf.verify(authority.publicKey), true);
      same(
        RULES.dnsNames.map((name) => leaf.checkHost(name) !== undefined),
        [true, true],
      );
    },
  },
  {
    name: "a Secret that was made empty is filled, and one that is deleted is made again as it was",
    async run(server, defer) {
      server.put(COLLECTION, { metadata: { name: "certs", namespace: "n" }, data: { other: "eA==" } });
      const replica = start(server, defer);
      await until("filled", () => replica.states.length === 1);
      const filled = server.get(PATH);
      same(dataOf(filled)["other"], "eA==");
      server.change(PATH, () => undefined);
      await until("made again", () => server.get(PATH) !== undefined);
      await pause(60);
      same(dataOf(server.get(PATH))["tls.crt"], dataOf(filled)["tls.crt"]);
      same(replica.states.length, 1);
    },
  },
  {
    name: "a clock that is 90 days ahead gets a certificate that holds",
    async run(server, defer) {
      const replica = start(server, defer);
      await until("first", () => replica.states.length === 1);
      replica.ahead = 90 * DAY;
      const begun = performance.now();
      await until("second", () => replica.states.length === 2);
      same(performance.now() - begun < 60_000, true);
      const [before, after] = replica.states;
      same(after?.caBundle, before?.caBundle, "the authority stays");
      const leaf = new X509Certificate(after?.server.cert ?? "");
      same(Date.parse(leaf.validTo) > Date.now() + 90 * DAY, true);
    },
  },
  {
    name: "without the right to the Secret it says so, and works once it is given",
    async run(server, defer) {
      server.forbid("POST", COLLECTION);
      const replica = start(server, defer);
      await until("said", () => replica.problems.includes("kube-forbidden"));
      same(replica.states.length, 0);
      server.allowAll();
      await until("works", () => replica.states.length === 1);
    },
  },
];
