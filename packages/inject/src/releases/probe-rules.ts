import type { ProbeRules } from "../finish/probes.ts";

/** How 1.1 sends probes through the sidecar. */
export const probes11: ProbeRules = {
  annotation: false,
  plainHttp: false,
  scope: "httpGet",
  port: "argument",
  probes: [
    ["readinessProbe", "readyz"],
    ["livenessProbe", "livez"],
  ],
  tellsNone: true,
  first: false,
};

/** From 1.2 on the pod's annotation is asked, and HTTPS becomes HTTP. */
export const probes12: ProbeRules = { ...probes11, annotation: true, plainHttp: true };

/** From 1.5 on the whole probe is replaced, and written down. */
export const probes15: ProbeRules = { ...probes12, scope: "probe" };

/** From 1.6 on the sidecar's port is a setting. */
export const probes16: ProbeRules = { ...probes15, port: "setting" };

/** From 1.7 on startup probes go the same way, and the patch begins with all of them. */
export const probes17: ProbeRules = {
  ...probes16,
  probes: [...probes16.probes, ["startupProbe", "startupz"]],
  first: true,
};

/** From 1.8 on a sidecar is told of probes alone. */
export const probes18: ProbeRules = { ...probes17, tellsNone: false };
