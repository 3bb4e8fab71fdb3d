/** A request as the drain sees it: HTTP/1.1 has a socket, HTTP/2 a stream of a session. */
interface DrainRequest {
  readonly httpVersionMajor: number;
  readonly socket: Destroyable;
  readonly stream?: { readonly session?: Session | undefined };
}

/** A response as the drain sees it. */
interface DrainResponse {
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  once(event: "close", listener: () => void): unknown;
}

interface Destroyable {
  destroy(): unknown;
  once(event: "close", listener: () => void): unknown;
}

interface Session extends Destroyable {
  close(): void;
}

/** Follows the connections and requests of a server, so that it can stop without losing a call. */
export interface Drain {
  /** Counts a request in until its response closes; once draining, tells an HTTP/1.1 client not to come back. */
  follow(request: DrainRequest, response: DrainResponse): void;
  /** From now on an HTTP/1.1 client is told not to come back on its connection. */
  begin(): void;
  /** Tells HTTP/2 clients to open no more streams (GOAWAY). */
  goAway(): void;
  /** Resolves when no request is under way, or after the deadline. */
  idle(deadlineMs: number): Promise<void>;
  /** Cuts what is left. */
  cut(): void;
}

/** @example const drain = createDrain(); // once a server */
export function createDrain(): Drain {
  const connections = new Set<Destroyable>();
  const sessions = new Set<Session>();
  let underWay = 0;
  let draining = false;
  let onIdle: (() => void) | undefined;

  const remember = <T extends Destroyable>(set: Set<T>, connection: T): void => {
    if (set.has(connection)) return;
    set.add(connection);
    connection.once("close", () => set.delete(connection));
  };

  return {
    follow(request, response) {
      underWay += 1;
      const session = request.stream?.session;
      if (session !== undefined) remember(sessions, session);
      else remember(connections, request.socket);
      if (draining && request.httpVersionMajor < 2) response.setHeader("Connection", "close");
      response.once("close", () => {
        underWay -= 1;
        if (underWay === 0) onIdle?.();
      });
    },
    begin() {
      draining = true;
    },
    goAway() {
      for (const session of sessions) session.close();
    },
    async idle(deadlineMs) {
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadlineMs);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    cut() {
      for (const connection of [...connections, ...sessions]) connection.destroy();
    },
  };
}
