import type { FakeApiServer } from "../fake-api-server.ts";

/** Something that must hold against an API server, on every runtime. */
export interface Scenario {
  readonly name: string;
  /** Throws when it does not hold. */
  readonly run: (server: FakeApiServer, defer: (undo: () => unknown) => void) => Promise<void>;
}
