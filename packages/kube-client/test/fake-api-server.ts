import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { issueAuthority, issueLeaf, validFor } from "../src/certificates/issue.ts";
import type { ClusterAccess } from "../src/index.ts";
import { createFieldOwners } from "./field-owners.ts";

/** A plain object of the API. */
export type Plain = Record<string, unknown> & { metadata: Record<string, unknown> & { name: string } };

/** What a client asked, in order. */
interface Asked {
  readonly verb: string;
  readonly path: string;
  readonly manager: string | undefined;
}

/** An API server in memory: TLS of its own authority, bearer tokens, lists in pages, watches, optimistic locking, server-side apply. */
export interface FakeApiServer {
  readonly access: ClusterAccess;
  readonly ca: string;
  readonly url: string;
  readonly asked: Asked[];
  /** Stores an object at its collection's path, as another client would. */
  put(collection: string, object: Plain): void;
  /** Changes an object in place; undefined removes it. */
  change(path: string, change: (object: Plain) => Plain | undefined): void;
  /** Server-side apply by another client. */
  apply(path: string, fields: Plain, manager: string): void;
  get(path: string): Plain | undefined;
  /** Refuses a verb on what is below a path. */
  forbid(verb: string, path: string): void;
  allowAll(): void;
  /** Forgets what watches could go on from. */
  compact(): void;
  /** Ends every connection. */
  cut(): void;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** How many watches are open. */
  watches(): number;
}

interface Event {
  readonly version: number;
  readonly type: string;
  readonly path: string;
  readonly object: Plain;
}

interface Watcher {
  readonly collection: string;
  readonly name: string | undefined;
  readonly response: ServerResponse;
}

const TOKEN = "token-of-the-test";

export async function startFakeApiServer(): Promise<FakeApiServer> {
  const authority = await issueAuthority("fake API server", validFor(5, Date.now()));
  const leaf = await issueLeaf({
    authority,
    commonName: "localhost",
    dnsNames: ["localhost"],
    ips: ["127.0.0.1"],
    ...validFor(5, Date.now()),
  });
  const objects = new Map<string, Plain>();
  const events: Event[] = [];
  const watchers = new Set<Watcher>();
  const sockets = new Set<Socket>();
  const forbidden: { verb: string; path: string }[] = [];
  const owners = createFieldOwners();
  const asked: Asked[] = [];
  let version = 100;
  let oldest = 0;

  const store = (type: string, path: string, object: Plain): Plain => {
    version += 1;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
    if (type === "DELETED") objects.delete(path);
    else objects.set(path, stored);
    const event = { version, type, path, object: stored };
    events.push(event);
    for (const watcher of watchers) tell(watcher, event);
    return stored;
  };
  const tell = ({ collection, name, response }: Watcher, { type, path, object }: Event): void => {
    if (!path.startsWith(`${collection}/`) && !isInside(collection, path)) return;
    if (name !== undefined && object.metadata.name !== name) return;
    response.write(`${JSON.stringify({ type, object })}\n`);
  };
  const setApplied = (path: string, fields: Plain, manager: string): Plain => {
    const present = objects.get(path);
    return store(present === undefined ? "ADDED" : "MODIFIED", path, owners.apply(path, { present, fields, manager }));
  };

  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, message: string): void =>
    answer(response, status, { kind: "Status", status: "Failure", code: status, message });

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? "/", "https://localhost");
    const watching = url.searchParams.get("watch") === "true";
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const verb = watching ? "WATCH" : (request.method ?? "");
      asked.push({ verb, path: url.pathname, manager: url.searchParams.get("fieldManager") ?? undefined });
      if (request.headers.authorization !== `Bearer ${TOKEN}`) return refuse(response, 401, "Unauthorized");
      if (forbidden.some((rule) => rule.verb === verb && url.pathname.startsWith(rule.path))) {
        return refuse(response, 403, `${url.pathname} is forbidden: User "test" cannot ${verb.toLowerCase()} it`);
      }
      const text = Buffer.concat(chunks).toString("utf8");
      return serve({ verb, url, response, body: text === "" ? undefined : (JSON.parse(text) as Plain) });
    });
  };

  const serve = ({
    verb,
    url,
    response,
    body,
  }: {
    verb: string;
    url: URL;
    response: ServerResponse;
    body: Plain | undefined;
  }): void => {
    const path = url.pathname;
    const named = url.searchParams.get("fieldSelector")?.replace("metadata.name=", "");
    const present = objects.get(path);
    if (verb === "WATCH")
      return watch({ path, named, from: Number(url.searchParams.get("resourceVersion")), response });
    if (verb === "POST" && body !== undefined) {
      const target = `${path}/${body.metadata.name}`;
      if (objects.has(target)) return refuse(response, 409, `"${body.metadata.name}" already exists`);
      return answer(response, 201, store("ADDED", target, body));
    }
    if (verb === "GET" && isCollection(path)) return list(url, named, response);
    if (verb === "PATCH" && body !== undefined) {
      return answer(response, 200, setApplied(path, body, url.searchParams.get("fieldManager") ?? ""));
    }
    if (present === undefined) return refuse(response, 404, `"${path.split("/").at(-1)}" not found`);
    if (verb === "PUT" && body !== undefined) {
      if (body.metadata["resourceVersion"] !== present.metadata["resourceVersion"]) {
        return refuse(response, 409, "the object has been modified");
      }
      return answer(response, 200, store("MODIFIED", path, body));
    }
    return answer(response, 200, present);
  };

  const list = (url: URL, named: string | undefined, response: ServerResponse): void => {
    const limit = Number(url.searchParams.get("limit") ?? 1000);
    const start = Number(url.searchParams.get("continue") ?? 0);
    const all = [...objects]
      .filter(([path]) => path.startsWith(`${url.pathname}/`) || isInside(url.pathname, path))
      .map(([, object]) => object)
      .filter((object) => named === undefined || object.metadata.name === named);
    const next = start + limit < all.length ? String(start + limit) : undefined;
    answer(response, 200, {
      kind: "List",
      metadata: { resourceVersion: String(version), ...(next === undefined ? {} : { continue: next }) },
      items: all.slice(start, start + limit),
    });
  };

  const watch = (asking: { path: string; named: string | undefined; from: number; response: ServerResponse }): void => {
    const { path, named, from, response } = asking;
    response.writeHead(200, { "content-type": "application/json" });
    if (from < oldest) {
      const object = { kind: "Status", code: 410, message: "too old resource version" };
      response.end(`${JSON.stringify({ type: "ERROR", object })}\n`);
      return;
    }
    response.flushHeaders();
    const bookmark = { kind: "Bookmark", metadata: { resourceVersion: String(version), name: "" } };
    const watcher = { collection: path, name: named, response };
    for (const event of events) if (event.version > from) tell(watcher, event);
    response.write(`${JSON.stringify({ type: "BOOKMARK", object: bookmark })}\n`);
    watchers.add(watcher);
    response.on("close", () => watchers.delete(watcher));
  };

  const server = createServer({ cert: leaf.cert, key: leaf.key }, listen);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  let port = 0;
  const open = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
    ({ port } = server.address() as AddressInfo);
  };
  const cut = (): void => {
    for (const { response } of watchers) response.destroy();
    watchers.clear();
    for (const socket of sockets) socket.destroy();
  };
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cut();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
  };
  await open();
  return {
    access: {
      server: `https://127.0.0.1:${port}`,
      credentials: () => ({ tls: { ca: authority.cert }, authorization: `Bearer ${TOKEN}` }),
    },
    ca: authority.cert,
    url: `https://127.0.0.1:${port}`,
    asked,
    put: (collection, object) => void store("ADDED", `${collection}/${object.metadata.name}`, object),
    change(path, change) {
      const present = objects.get(path);
      if (present === undefined) throw new Error(`there is no ${path}`);
      const next = change(present);
      store(next === undefined ? "DELETED" : "MODIFIED", path, next ?? present);
    },
    apply: (path, fields, manager) => void setApplied(path, fields, manager),
    get: (path) => objects.get(path),
    forbid: (verb, path) => void forbidden.push({ verb, path }),
    allowAll: () => void forbidden.splice(0),
    compact: () => void (oldest = version + 1),
    cut,
    stop,
    restart: open,
    watches: () => watchers.size,
  };
}

function isCollection(path: string): boolean {
  const parts = path.split("/").slice(path.startsWith("/api/") ? 3 : 4);
  return parts.length === 1 || (parts[0] === "namespaces" && parts.length === 3);
}

/** Whether an object of a namespace belongs to a collection of all namespaces. */
function isInside(collection: string, path: string): boolean {
  const at = collection.lastIndexOf("/");
  const [, , , plural] = path.slice(at).split("/");
  return path.startsWith(`${collection.slice(0, at)}/namespaces/`) && plural === collection.slice(at + 1);
}
