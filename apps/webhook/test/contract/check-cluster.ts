import { X509Certificate } from "node:crypto";
import { get } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startFakeApiServer } from "../../../../packages/kube-client/test/fake-api-server.ts";
import type { FakeApiServer, Plain } from "../../../../packages/kube-client/test/fake-api-server.ts";
import { http1Client, servedSerial } from "../clients.ts";
import type { Client } from "../clients.ts";
import { startEntry } from "./entry-process.ts";
import type { EntryProcess, RuntimeName } from "./entry-process.ts";
import type { Tally } from "./tally.ts";

const MAPS = "/api/v1/namespaces/istio-system/configmaps";
const SECRET = "/api/v1/namespaces/istio-system/secrets/outrigger-certs";
const WEBHOOKS = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
const SERVICE = "istio-sidecar-injector.istio-system.svc";
const configFor = (image: string): string =>
  `policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: ${image}\n`;
const configMap = (name: string, data: Record<string, string>): Plain => ({
  metadata: { name, namespace: "istio-system" },
  data,
});
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

/** Everything through the API: self-issued certificates, the caBundle, ConfigMaps that change, health and metrics. */
export async function checkCluster(runtime: RuntimeName, tally: Tally): Promise<void> {
  const api = await startFakeApiServer();
  const folder = mkdtempSync(join(tmpdir(), "outrigger-cluster-"));
  try {
    await check({ api, folder, runtime, tally });
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Place {
  readonly api: FakeApiServer;
  readonly folder: string;
  readonly runtime: RuntimeName;
  readonly tally: Tally;
}

async function check({ api, folder, runtime, tally }: Place): Promise<void> {
  api.put(MAPS, configMap("istio-sidecar-injector", { config: configFor("first") }));
  api.put(MAPS, configMap("istio", { mesh: "" }));
  const name = "istio-sidecar-injector";
  const entry = { name: "sidecar-injector.istio.io", clientConfig: { service: { name } }, failurePolicy: "Fail" };
  api.apply(`${WEBHOOKS}/${name}`, { metadata: { name }, webhooks: [entry] }, "helm");
  const monitoringPort = await freePort();
  const cache = join(folder, "last-good.json");
  const flags = [
    `--kubeconfig=${kubeconfig(api, folder)}`,
    "--certMode=self",
    "--injectConfigMapName=istio-sidecar-injector",
    "--meshConfigMapName=istio",
    "--release=1.0",
    `--configCacheFile=${cache}`,
    `--monitoringPort=${monitoringPort}`,
  ];
  const started = await startEntry(runtime, flags);
  const say = (what: string, problem: string | undefined): void =>
    tally.check(`${runtime} in a cluster ${what}`, problem);
  const bundle = (): string => publishedBundle(api, name);
  await until(() => bundle() !== "");
  const client = http1Client(started.port, bundle(), SERVICE);
  const image = async (wanted: string): Promise<string | undefined> => {
    await until(async () => (await patchOf(client)).includes(`"${wanted}"`));
    const patch = await patchOf(client);
    return patch.includes(`"${wanted}"`) ? undefined : patch;
  };

  say("serves the ConfigMap by the published authority", await image("first"));
  const ready = await ask(monitoringPort, "/readyz");
  say("is ready", ready.status === 200 && ready.text.includes("[+]tls-inject ok") ? undefined : ready.text);
  api.change(`${MAPS}/${name}`, () => configMap(name, { config: configFor("second") }));
  say("takes a changed ConfigMap", await image("second"));
  api.change(`${MAPS}/${name}`, () => configMap(name, { config: "policy: [" }));
  await until(() => started.output().includes("update error"));
  say("keeps the last good one", await image("second"));
  const degraded = await ask(monitoringPort, "/readyz");
  say(
    "stays ready, and says so",
    degraded.status === 200 && degraded.text.includes("reload failed") ? undefined : degraded.text,
  );
  say("keeps it on disk", readFileSync(cache, "utf8").includes("second") ? undefined : "not there");

  await checkRotation({ api, started, client, say, authority: bundle() });
  say("counts", await metricsProblem(monitoringPort));
  client.close();
  const code = await started.stop("SIGTERM");
  say("ends with 0", code === 0 ? undefined : `ended with ${code}`);

  const again = await startEntry(runtime, flags);
  const other = http1Client(again.port, bundle(), SERVICE);
  const patch = await patchOf(other);
  say("starts with a broken ConfigMap from what it kept", patch.includes('"second"') ? undefined : patch);
  other.close();
  await again.stop("SIGTERM");

  const clientCa = join(folder, "client-ca.pem");
  writeFileSync(clientCa, api.ca);
  const gated = await startEntry(runtime, [...flags, `--clientCAFile=${clientCa}`]);
  const stranger = http1Client(gated.port, bundle(), SERVICE);
  const refused = await stranger.ask({ body: REVIEW });
  say("refuses whom --clientCAFile does not know", refused.status === 403 ? undefined : `${refused.status}`);
  const own = await ask(monitoringPort, "/readyz");
  say("is ready all the same", own.status === 200 ? undefined : own.text);
  stranger.close();
  await gated.stop("SIGTERM");
}

interface Rotation {
  readonly api: FakeApiServer;
  readonly started: EntryProcess;
  readonly client: Client;
  readonly authority: string;
  readonly say: (what: string, problem: string | undefined) => void;
}

async function checkRotation({ api, started, client, authority, say }: Rotation): Promise<void> {
  const serial = async (): Promise<string> => servedSerial(started.port, authority, SERVICE);
  const before = await serial();
  api.change(SECRET, (secret) => ({ ...secret, data: { ...(secret["data"] as object), "tls.crt": "bm9uZQ==" } }));
  const certificate = (): string => {
    const data = api.get(SECRET)?.["data"] as Record<string, string>;
    return Buffer.from(data["tls.crt"] ?? "", "base64").toString("utf8");
  };
  await until(() => certificate().includes("BEGIN"));
  const wanted = new X509Certificate(certificate()).serialNumber;
  await until(async () => (await serial()) === wanted);
  const shown = await serial();
  say("rotates its certificate", shown === wanted && shown !== before ? undefined : `${shown} after ${before}`);
  await patchOf(client);
  say("kept the connection", client.connections() === 1 ? undefined : `${client.connections()} connections`);
}

async function metricsProblem(port: number): Promise<string | undefined> {
  const { text } = await ask(port, "/metrics");
  const wanted = [
    /^sidecar_injection_requests_total [1-9]/m,
    /^sidecar_injection_success_total [1-9]/m,
    /^sidecar_injection_failure_total 0$/m,
    /^sidecar_injection_skip_total 0$/m,
    /^sidecar_injection_time_seconds_bucket\{le="0.0001"\}/m,
    /^outrigger_decisions_total\{decision="inject",reason="policy-enabled",release="1.0"\} [1-9]/m,
    /^outrigger_reloads_total\{result="failure"\} [1-9]/m,
    /^outrigger_certificate_expiry_timestamp_seconds [1-9]/m,
    /^outrigger_ca_bundle_writes_total\{result="success"\} 1$/m,
  ];
  const missing = wanted.filter((line) => !line.test(text));
  return missing.length === 0 ? undefined : `${missing.join(" ")} in ${text}`;
}

function publishedBundle(api: FakeApiServer, name: string): string {
  const webhooks = api.get(`${WEBHOOKS}/${name}`)?.["webhooks"] as { clientConfig: { caBundle?: string } }[];
  return Buffer.from(webhooks[0]?.clientConfig.caBundle ?? "", "base64").toString("utf8");
}

function kubeconfig(api: FakeApiServer, folder: string): string {
  const token = api.access.credentials().authorization?.replace("Bearer ", "");
  const cluster = { server: api.url, "certificate-authority-data": Buffer.from(api.ca).toString("base64") };
  const file = join(folder, "kubeconfig");
  const text = JSON.stringify({
    "current-context": "c",
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    clusters: [{ name: "c", cluster }],
    users: [{ name: "u", user: { token } }],
  });
  writeFileSync(file, text);
  return file;
}

async function patchOf(client: Client): Promise<string> {
  const { body } = await client.ask({ body: REVIEW });
  const { response } = JSON.parse(body) as { response: { patch?: string } };
  return Buffer.from(response.patch ?? "", "base64").toString("utf8");
}

async function ask(port: number, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    }).on("error", reject);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits for at most ten seconds; the check that follows says what is missing. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 500 && !(await isSo()); waited += 1) await setTimeout(20);
}
