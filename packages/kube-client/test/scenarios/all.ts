import { CA_BUNDLE_SCENARIOS } from "./ca-bundle.ts";
import { CERTIFICATE_SCENARIOS } from "./certificates.ts";
import { CLIENT_SCENARIOS } from "./client.ts";
import type { Scenario } from "./scenario.ts";
import { WATCH_SCENARIOS } from "./watch.ts";

/** All that must hold against an API server. */
export const SCENARIOS: readonly Scenario[] = [
  ...CLIENT_SCENARIOS,
  ...WATCH_SCENARIOS,
  ...CERTIFICATE_SCENARIOS,
  ...CA_BUNDLE_SCENARIOS,
];
