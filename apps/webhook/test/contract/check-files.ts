import { X509Certificate } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { issueForLocalhost } from "../../src/demo/self-issued.ts";
import type { SelfIssued } from "../../src/demo/self-issued.ts";
import { http1Client, servedSerial } from "../clients.ts";
import { mountVolume } from "../mounted-volume.ts";
import type { MountedVolume } from "../mounted-volume.ts";
import { startEntry } from "./entry-process.ts";
import type { EntryProcess, RuntimeName } from "./entry-process.ts";
import type { Tally } from "./tally.ts";

const configFor = (image: string): string =>
  `policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: ${image}\n`;
const POD = { metadata: { name: "a" }, spec: { containers: [{ name: "a" }] } };
const REVIEW = JSON.stringify({
  apiVersion: "admission.k8s.io/v1",
  kind: "AdmissionReview",
  request: { uid: "u", operation: "CREATE", namespace: "n", object: POD },
});

/** The files that an entry is started with. */
interface FileVolumes {
  readonly config: MountedVolume;
  readonly certs: MountedVolume;
  /** The flags that name them. */
  readonly flags: readonly string[];
}

/** Mounts configuration, mesh and certificates as a kubelet does. */
function mountFiles(config: string, mesh: string, issued: SelfIssued): FileVolumes {
  const configVolume = mountVolume({ config, mesh });
  const certs = mountVolume(certFiles(issued));
  const flags = [
    `--injectConfig=${configVolume.file("config")}`,
    `--meshConfig=${configVolume.file("mesh")}`,
    `--tlsCertFile=${certs.file("cert-chain.pem")}`,
    `--tlsKeyFile=${certs.file("key.pem")}`,
    `--caCertFile=${certs.file("root-cert.pem")}`,
  ];
  return { config: configVolume, certs, flags };
}

/** Reloading and certificate rotation of an entry that serves files. */
export async function checkFiles(runtime: RuntimeName, tally: Tally): Promise<void> {
  const issued = await issueForLocalhost();
  const volumes = mountFiles(configFor("first"), "", issued);
  const entry = await startEntry(runtime, volumes.flags);
  const client = http1Client(entry.port, issued.ca);
  const patch = async (): Promise<string> => {
    const { body } = await client.ask({ body: REVIEW });
    const { response } = JSON.parse(body) as { response: { patch?: string } };
    return Buffer.from(response.patch ?? "", "base64").toString("utf8");
  };
  const serves = async (image: string): Promise<string | undefined> =>
    (await patch()).includes(image) ? undefined : await patch();

  tally.check(`${runtime} serves its files`, await serves('"first"'));
  volumes.config.swap({ config: configFor("second"), mesh: "" });
  await logged(entry, 2);
  tally.check(`${runtime} serves a swapped config`, await serves('"second"'));
  volumes.config.swap({ config: "policy: [", mesh: "" });
  await said(entry, "update error");
  tally.check(`${runtime} keeps the last good config`, await serves('"second"'));
  volumes.config.swap({ config: configFor("third"), mesh: "" });
  await logged(entry, 3);
  tally.check(`${runtime} takes the next good config`, await serves('"third"'));

  const next = await issueForLocalhost();
  volumes.certs.swap(certFiles(next));
  await said(entry, "Reloaded");
  const serial = await servedSerial(entry.port, next.ca).catch(String);
  tally.check(
    `${runtime} shows a new certificate`,
    serial === new X509Certificate(next.keyPair.cert).serialNumber ? undefined : serial,
  );
  tally.check(
    `${runtime} kept the connection`,
    (await serves('"third"')) ?? (client.connections() === 1 ? undefined : "a new connection"),
  );
  client.close();
  const code = await entry.stop("SIGINT");
  tally.check(`${runtime} ends with 0 on SIGINT`, code === 0 ? undefined : `ended with ${code}`);
  volumes.config.remove();
  volumes.certs.remove();
}

function certFiles({ keyPair, ca }: SelfIssued): Record<string, string> {
  return { "cert-chain.pem": keyPair.cert, "key.pem": keyPair.key, "root-cert.pem": ca };
}

async function logged(entry: EntryProcess, loads: number): Promise<void> {
  await until(() => entry.output().split("New configuration: sha256sum").length > loads);
}

async function said(entry: EntryProcess, text: string): Promise<void> {
  await until(() => entry.output().includes(text));
}

/** Waits for at most ten seconds; the check that follows says what is missing. */
async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 500 && !isSo(); waited += 1) await setTimeout(20);
}
