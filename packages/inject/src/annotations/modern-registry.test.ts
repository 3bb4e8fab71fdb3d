import { expect, test } from "vitest";
import type { ModernReleaseName } from "../releases/modern-names.ts";
import { modernRegistry } from "./modern-registry.ts";
import { badAnnotations, gatheredIndented } from "./validate.ts";

const PORTS = "traffic.sidecar.istio.io/excludeInboundPorts";
const RANGES = "traffic.sidecar.istio.io/excludeOutboundIPRanges";
const STATUS = "status.sidecar.istio.io/port";
const CPU = "sidecar.istio.io/proxyCPU";
const INTERFACES = "traffic.sidecar.istio.io/excludeInterfaces";
const CORE = "sidecar.istio.io/enableCoreDump";
const syntax = (text: string) => `strconv.ParseUint: parsing "${text}": invalid syntax`;
const ports = (shown: string, text: string) =>
  `excludeInboundPorts invalid: failed parsing port '${shown}': failed parsing port '${shown}': ${syntax(text)}`;

test.each<[ModernReleaseName, string, string, string | undefined]>([
  ["1.10", PORTS, "*", ports("0", "*")],
  ["1.11", PORTS, "*", ports("*", "*")],
  ["1.11", PORTS, " 80, x ", ports(" x", "x")],
  ["1.11", PORTS, " 80, 443 ", undefined],
  ["1.31", STATUS, " 15020 ", undefined],
  ["1.31", STATUS, "x", `excludeInboundPorts invalid: failed parsing port 'x': ${syntax("x")}`],
  ["1.15", RANGES, "*", "excludeIPRanges invalid: failed parsing cidr '*': invalid CIDR address: *"],
  ["1.16", RANGES, "*", "excludeIPRanges invalid: failed parsing cidr '*': netip.ParsePrefix(\"*\"): no '/'"],
  ["1.16", RANGES, "10.0.0.0/8,::1/128", undefined],
  ["1.24", CORE, "yes", 'strconv.ParseBool: parsing "yes": invalid syntax'],
  ["1.25", CORE, "yes", undefined],
  ["1.26", CPU, "bad", undefined],
  ["1.27", CPU, "bad", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
  ["1.27", CPU, "100m\n", "value contains control characters"],
  ["1.27", CPU, "100m\u0085", "value contains control characters"],
  ["1.27", CPU, "100m", undefined],
  ["1.29", INTERFACES, "*", undefined],
  ["1.30", INTERFACES, "*", 'interface name "*" contains invalid characters'],
  ["1.30", INTERFACES, "eth0, ", "empty interface name"],
  ["1.30", INTERFACES, "eth0, net1.2-x_", undefined],
  ["1.30", INTERFACES, "", undefined],
  ["1.30", INTERFACES, "a234567890123456", 'interface name "a234567890123456" too long (max 15 chars)'],
  ["1.31", "proxy.istio.io/config", "x", "judged"],
  ["1.31", "sidecar.istio.io/inject", "maybe", undefined],
])("%s judges %s: %s", (release, annotation, value, text) => {
  const registry = modernRegistry({ release, proxyConfig: () => "judged" });
  const only = (name: string): string | undefined => (name === annotation ? value : undefined);
  expect(badAnnotations(registry, only)[0]?.text).toBe(text);
});

test("a report of a modern release is that of go-multierror", () => {
  const registry = modernRegistry({ release: "1.31", proxyConfig: () => undefined });
  const failures = badAnnotations(registry, (name) => (name === "prometheus.istio.io/merge-metrics" ? "x" : undefined));
  expect(gatheredIndented(failures)).toBe(
    "1 error occurred:\n\t* invalid value 'x' for annotation 'prometheus.istio.io/merge-metrics': " +
      'strconv.ParseBool: parsing "x": invalid syntax\n\n',
  );
});
