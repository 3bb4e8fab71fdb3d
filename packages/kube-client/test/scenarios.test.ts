import { afterEach, beforeEach, test } from "vitest";
import { startFakeApiServer } from "./fake-api-server.ts";
import type { FakeApiServer } from "./fake-api-server.ts";
import { SCENARIOS } from "./scenarios/all.ts";

let server: FakeApiServer;
const undo: (() => unknown)[] = [];
beforeEach(async () => {
  server = await startFakeApiServer();
});
afterEach(async () => {
  for (const step of undo.splice(0)) step();
  await server.stop();
});

test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))("%s", async (_, { run }) => {
  await run(server, (step) => void undo.push(step));
});
