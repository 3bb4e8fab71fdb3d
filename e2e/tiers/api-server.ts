import type { ChildProcess } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { generateKeyPairSync } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { KeyPair } from "@outrigger/kube-client/certificates";
import { type Authority, createAuthority } from "../lib/certificates.ts";
import { freePort } from "../lib/free-port.ts";
import { runFolder } from "../lib/run-folder.ts";
import { spawnMortal } from "../lib/spawn-mortal.ts";
import { until } from "../lib/until.ts";
import { programOf } from "../node-image/hyperkube.ts";

const auditPolicy = fileURLToPath(new URL("../manifests/cluster/audit-policy.yaml", import.meta.url));

/** A control plane without a node: etcd, kube-apiserver and kube-controller-manager as processes, on loopback only. */
export class ApiServer {
  readonly kubeconfig: string;
  readonly auditLog: string;
  private readonly folder: string;
  private readonly hyperkube: string;
  private readonly children: ChildProcess[] = [];

  private constructor(hyperkube: string) {
    this.hyperkube = hyperkube;
    this.folder = runFolder("api");
    this.kubeconfig = this.file("kubeconfig");
    this.auditLog = this.file("audit.log");
  }

  /** Starts it and waits until it is ready for objects. */
  static async start(hyperkube: string): Promise<ApiServer> {
    const server = new ApiServer(hyperkube);
    try {
      await server.launch();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Ends the processes and removes all that they wrote. */
  async stop(): Promise<void> {
    for (const child of this.children.toReversed()) {
      child.kill("SIGTERM");
      const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
      await until("it ends", ended, { seconds: 5, every: 0.05 }).catch(() => child.kill("SIGKILL"));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async launch(): Promise<void> {
    const authority = await createAuthority("outrigger e2e api");
    const admin = await authority.client("admin", "system:masters");
    await this.writeKeys(authority);
    const [etcd, peer, api, controllers] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    this.spawn("etcd", this.etcdFlags(etcd, peer));
    this.spawn("kube-apiserver", this.apiServerFlags(etcd, api));
    writeFileSync(this.kubeconfig, kubeconfigOf(`https://127.0.0.1:${api}`, authority, admin));
    await until("the API server is ready", () => this.isReady(api, { ca: authority.cert, ...admin }), {
      seconds: 90,
      every: 0.1,
    });
    this.spawn("kube-controller-manager", this.controllerFlags(controllers));
  }

  private async writeKeys(authority: Authority): Promise<void> {
    const server = await authority.server(["127.0.0.1", "localhost", "kubernetes.default.svc", "10.0.0.1"]);
    const accounts = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const files = {
      "ca.crt": authority.cert,
      "server.crt": server.cert,
      "server.key": server.key,
      "accounts.key": accounts.privateKey.export({ type: "pkcs8", format: "pem" }),
      "accounts.pub": accounts.publicKey.export({ type: "spki", format: "pem" }),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(this.file(name), text, { mode: 0o600 });
  }

  /** What is stored is thrown away, so it need not be safe from a power cut: that saves seconds on a slow disk. */
  private etcdFlags(port: number, peer: number): Flags {
    const [client, peers] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peer}`];
    return {
      "data-dir": this.file("etcd"),
      "listen-client-urls": client,
      "advertise-client-urls": client,
      "listen-peer-urls": peers,
      "initial-advertise-peer-urls": peers,
      "initial-cluster": `default=${peers}`,
      "unsafe-no-fsync": "true",
      "log-level": "warn",
    };
  }

  private apiServerFlags(etcd: number, port: number): Flags {
    return {
      "etcd-servers": `http://127.0.0.1:${etcd}`,
      "bind-address": "127.0.0.1",
      "advertise-address": "127.0.0.1",
      "secure-port": String(port),
      "cert-dir": this.file("apiserver"),
      "tls-cert-file": this.file("server.crt"),
      "tls-private-key-file": this.file("server.key"),
      "client-ca-file": this.file("ca.crt"),
      "authorization-mode": "RBAC",
      "allow-privileged": "true", // as kubeadm has it; the book's istio-init is privileged
      "service-cluster-ip-range": "10.0.0.0/24",
      "service-account-issuer": "https://kubernetes.default.svc",
      "service-account-key-file": this.file("accounts.pub"),
      "service-account-signing-key-file": this.file("accounts.key"),
      "endpoint-reconciler-type": "none",
      "audit-policy-file": auditPolicy,
      "audit-log-path": this.auditLog,
    };
  }

  /** Deployments and Jobs become pods, and namespaces get their service account and go when they are deleted; nothing else. */
  private controllerFlags(port: number): Flags {
    return {
      kubeconfig: this.kubeconfig,
      "service-account-private-key-file": this.file("accounts.key"),
      "root-ca-file": this.file("ca.crt"),
      "use-service-account-credentials": "false",
      "leader-elect": "false",
      "bind-address": "127.0.0.1",
      "secure-port": String(port),
      "cert-dir": this.file("controllers"),
      controllers: ["serviceaccount", "deployment", "replicaset", "job", "namespace", "root-ca-certificate-publisher"]
        .map((name) => `${name}-controller`)
        .join(","),
    };
  }

  private spawn(program: string, flags: Flags): void {
    mkdirSync(this.file("log"), { recursive: true });
    const log = openSync(join(this.file("log"), program), "a");
    const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
    this.children.push(spawnMortal(programOf(this.hyperkube, program), args, { stdio: ["ignore", log, log] }));
  }

  private isReady(port: number, tls: { ca: string; cert: string; key: string }): Promise<boolean> {
    const dead = this.children.findIndex((child) => child.exitCode !== null);
    if (dead >= 0) throw new Error(`Cannot start the API server:\n${this.endOfLogs()}`);
    return new Promise((resolve) => {
      const ask = request({ host: "127.0.0.1", port, path: "/readyz", agent: false, ...tls }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      ask.on("error", () => resolve(false)).end();
    });
  }

  private endOfLogs(): string {
    const tail = (program: string): string =>
      readFileSync(join(this.file("log"), program), "utf8")
        .split("\n")
        .slice(-10)
        .join("\n");
    return ["etcd", "kube-apiserver"].map(tail).join("\n");
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}

type Flags = Readonly<Record<string, string>>;

function kubeconfigOf(server: string, authority: Authority, admin: KeyPair): string {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "e2e", cluster: { server, "certificate-authority-data": base64(authority.cert) } }],
    users: [
      { name: "admin", user: { "client-certificate-data": base64(admin.cert), "client-key-data": base64(admin.key) } },
    ],
    contexts: [{ name: "e2e", context: { cluster: "e2e", user: "admin" } }],
    "current-context": "e2e",
  });
}
