// 100 certificate rotations (a quarter of them with a key that does not fit) and 1,000 config writes (a third of them broken) under
// load, then SIGTERM. `node --conditions=source apps/webhook/test/storm.ts [node bun deno]` prints a line a runtime and, last,
// `N passed, N failed`.
import { setTimeout as pause } from "node:timers/promises";
import { issueAuthority, issueLeaf, validFor } from "@outrigger/kube-client/certificates";
import type { KeyPair } from "@outrigger/kube-client/certificates";
import { http1Client, http2Client } from "./clients.ts";
import type { Client } from "./clients.ts";
import { RUNTIMES, startEntry } from "./contract/entry-process.ts";
import type { RuntimeName } from "./contract/entry-process.ts";
import { createTally } from "./contract/tally.ts";
import { mountVolume } from "./mounted-volume.ts";
import type { MountedVolume } from "./mounted-volume.ts";

const ROTATIONS = 100;
const WRITES = 1000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Two containers of one version: an answer with two of them comes from a mixed configuration. */
const configFor = (version: number): string =>
  `policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: v${version}-a\n  - name: b\n    image: v${version}-b\n`;
const REVIEW = JSON.stringify({
  apiVersion: "admission.k8s.io/v1",
  kind: "AdmissionReview",
  request: {
    uid: "u",
    operation: "CREATE",
    namespace: "n",
    object: { metadata: { name: "a" }, spec: { containers: [{ name: "a" }] } },
  },
});

interface Load {
  readonly counts: { good: number; failed: number; mixed: number };
  /** Asks no more, and waits for the answers that are due. */
  stop(): Promise<void>;
}

/** Clients that ask again and again; `fresh` ones on a new connection each time. */
function startLoad(clients: readonly { readonly make: () => Client; readonly fresh: boolean }[]): Load {
  const counts = { good: 0, failed: 0, mixed: 0 };
  const stopped = new AbortController();
  const loops = clients.map(async ({ make, fresh }) => {
    let client = make();
    while (!stopped.signal.aborted) {
      counts[
        await client.ask({ body: REVIEW }).then(
          ({ body }) => judge(body),
          () => "failed" as const,
        )
      ] += 1;
      if (fresh) {
        client.close();
        client = make();
      }
      await pause(5);
    }
    client.close();
  });
  return {
    counts,
    stop: async () => {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}

function judge(body: string): "good" | "mixed" {
  const { response } = JSON.parse(body) as { response: { patch?: string } };
  const patch = Buffer.from(response.patch ?? "", "base64").toString("utf8");
  return new Set([...patch.matchAll(/v(\d+)-[ab]/g)].map(([, version]) => version)).size === 1 ? "good" : "mixed";
}

async function storm(
  runtime: RuntimeName,
): Promise<{ readonly load: Load; readonly output: string; readonly code: number }> {
  const validity = validFor(1, Date.now());
  const authority = await issueAuthority("storm", validity);
  const issue = async (): Promise<KeyPair> =>
    issueLeaf({ authority, commonName: "localhost", dnsNames: ["localhost"], ips: ["127.0.0.1"], ...validity });
  const first = await issue();
  const filesOf = ({ cert, key }: KeyPair) => ({ cert, key, ca: authority.cert });
  const certs = mountVolume(filesOf(first));
  const config = mountVolume({ config: configFor(0), mesh: "" });
  const entry = await startEntry(runtime, [
    `--injectConfig=${config.file("config")}`,
    `--meshConfig=${config.file("mesh")}`,
    `--tlsCertFile=${certs.file("cert")}`,
    `--tlsKeyFile=${certs.file("key")}`,
    `--caCertFile=${certs.file("ca")}`,
  ]);
  const h1 = (): Client => http1Client(entry.port, authority.cert);
  const h2 = (): Client => http2Client(entry.port, authority.cert);
  const kept = [h1, h1, ...(runtime === "deno" ? [] : [h2])].map((make) => ({ make, fresh: false }));
  const load = startLoad([...kept, { make: h1, fresh: true }]);
  for (let index = 0; index < ROTATIONS; index += 1) {
    const next = await issue();
    certs.swap(filesOf(index % 4 === 3 ? { ...next, key: first.key } : next));
    await pause(150);
  }
  await write(config);
  // Asked until the signal is sent: who comes after it finds nobody, and asks another replica.
  await load.stop();
  const code = await entry.stop("SIGTERM");
  certs.remove();
  config.remove();
  return { load, output: entry.output(), code };
}

async function write(config: MountedVolume): Promise<void> {
  for (let version = 1; version <= WRITES; version += 1) {
    config.swap({ config: version % 3 === 0 ? "policy: [" : configFor(version), mesh: "" });
    await pause(version % 20 === 0 ? 130 : 4);
  }
}

const times = (output: string, text: string): number => output.split(text).length - 1;
const wanted = process.argv.slice(2);
const tally = createTally(print);
for (const runtime of RUNTIMES.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const { load, output, code } = await storm(runtime);
  const { good, failed, mixed } = load.counts;
  const rotated = times(output, "Reloaded;");
  const loaded = times(output, "New configuration");
  const refused = times(output, "update error");
  print(
    `${runtime}: ${good} good, ${failed} failed, ${mixed} mixed; ${rotated} rotated, ${loaded} loaded, ${refused} refused`,
  );
  tally.check(`${runtime} loses no call`, failed === 0 ? undefined : `${failed} failed`);
  tally.check(`${runtime} mixes nothing`, mixed === 0 ? undefined : `${mixed} mixed`);
  tally.check(`${runtime} takes what is good`, rotated >= 50 && loaded >= 20 ? undefined : `${rotated}, ${loaded}`);
  tally.check(`${runtime} ends with 0`, code === 0 ? undefined : String(code));
}
process.exitCode = tally.finish() ? 0 : 1;
