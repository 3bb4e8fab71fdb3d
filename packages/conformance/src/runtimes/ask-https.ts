import { Agent, request } from "node:https";

/** A response as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A client that trusts one certificate and keeps its connection. */
export class HttpsClient {
  readonly #agent: Agent;

  constructor(ca: string) {
    this.#agent = new Agent({ ca, keepAlive: true, maxSockets: 4 });
  }

  /** Posts a review to a webhook on this machine. */
  async post({ port, path }: { readonly port: number; readonly path: string }, body: string): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
      const options = { host: "127.0.0.1", port, path, method: "POST", agent: this.#agent, headers };
      const call = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers["content-type"] ?? "",
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      });
      call.on("error", reject);
      call.end(body);
    });
  }

  /** Ends the connections that are kept. */
  close(): void {
    this.#agent.destroy();
  }
}
