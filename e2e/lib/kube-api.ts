import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";

interface KubeConfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly "certificate-authority-data": string };
  }[];
  readonly users: readonly {
    readonly user: { readonly "client-certificate-data": string; readonly "client-key-data": string };
  }[];
}

/**
 * The API itself, for what stories ask over and over: a call takes some milliseconds, kubectl a tenth of a second and more.
 * What a story is about goes through kubectl all the same.
 */
export class KubeApi {
  private readonly server: string;
  private readonly agent: Agent;

  /** @param kubeconfig a file with one cluster and one user, as JSON. */
  constructor(kubeconfig: string) {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig, "utf8")) as KubeConfig;
    const [cluster, user] = [clusters[0]?.cluster, users[0]?.user];
    const pem = (base64 = ""): Buffer => Buffer.from(base64, "base64");
    const ca = pem(cluster?.["certificate-authority-data"]);
    const cert = pem(user?.["client-certificate-data"]);
    this.agent = new Agent({ keepAlive: true, ca, cert, key: pem(user?.["client-key-data"]) });
    this.server = cluster?.server ?? "";
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>("GET", path);
  }

  create<T>(path: string, object: object): Promise<T> {
    return this.call<T>("POST", path, object);
  }

  remove(path: string): Promise<unknown> {
    return this.call("DELETE", path);
  }

  private call<T>(method: string, path: string, body?: object): Promise<T> {
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", accept: "application/json" };
      const ask = request(`${this.server}${path}`, { method, agent: this.agent, headers }, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        if ((response.statusCode ?? 500) < 300) return resolve(JSON.parse(text) as T);
        reject(new Error(`Cannot ${method} "${path}": ${response.statusCode} ${messageOf(text)}`));
      });
      ask.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message: string }).message;
  } catch {
    return text;
  }
}
