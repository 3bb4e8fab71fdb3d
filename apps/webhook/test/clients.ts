import { connect } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import { Agent, request } from "node:https";
import { connect as connectTls } from "node:tls";

/** What a test client got back. */
export interface ClientAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a test client asks. */
export interface ClientQuestion {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One connection to a server. */
export interface Client {
  ask(question: ClientQuestion): Promise<ClientAnswer>;
  /** How many connections were opened so far. */
  connections(): number;
  close(): void;
}

/** What a client shows of itself, PEM. */
interface Certificate {
  readonly cert?: string;
  readonly key?: string;
}

/** An HTTP/1.1 client that keeps one connection alive. */
export function http1Client(port: number, ca: string, servername?: string, own: Certificate = {}): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca, ...(servername && { servername }), ...own });
  let connections = 0;
  return {
    ask: ({ method = "POST", path = "/inject", headers = { "Content-Type": "application/json" }, body = "" }) =>
      new Promise((resolve, reject) => {
        const outgoing = request({
          host: "127.0.0.1",
          port,
          agent,
          method,
          path,
          headers: { ...headers, ...lengthOf(body) },
        });
        outgoing.on("socket", (socket) => {
          if (socket.connecting) connections += 1;
        });
        outgoing.on("error", reject);
        outgoing.on("response", (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        });
        outgoing.end(body);
      }),
    connections: () => connections,
    close: () => agent.destroy(),
  };
}

/** An HTTP/2 client that keeps one session for as long as it lives. */
export function http2Client(port: number, ca: string, own: Certificate = {}): Client {
  let connections = 0;
  let session: ClientHttp2Session | undefined;
  const open = (): ClientHttp2Session => {
    if (session !== undefined && !session.closed && !session.destroyed) return session;
    connections += 1;
    session = connect(`https://127.0.0.1:${port}`, { ca, ...own });
    session.on("error", () => undefined);
    return session;
  };
  return {
    ask: ({ method = "POST", path = "/inject", headers = { "content-type": "application/json" }, body = "" }) =>
      new Promise((resolve, reject) => {
        const stream = open().request(
          { ":method": method, ":path": path, ...headers },
          { endStream: body.length === 0 },
        );
        let answered: Record<string, string | string[] | undefined> = {};
        const chunks: Buffer[] = [];
        stream.on("response", (received) => (answered = received as typeof answered));
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("error", reject);
        stream.on("close", () => {
          if (answered[":status"] === undefined) reject(new Error(`stream closed with code ${stream.rstCode}`));
          else
            resolve({
              status: Number(answered[":status"]),
              headers: answered,
              body: Buffer.concat(chunks).toString("utf8"),
            });
        });
        if (body.length > 0) stream.end(body);
      }),
    connections: () => connections,
    close: () => session?.destroy(),
  };
}

/** The serial number of the certificate that a server shows to a new connection. */
export async function servedSerial(port: number, ca: string, servername?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: "127.0.0.1", port, ca, ...(servername && { servername }) }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.end();
    });
    socket.on("error", reject);
  });
}

function lengthOf(body: string | Uint8Array): Record<string, string> {
  return body.length === 0 ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
}
