import { expect, test } from "vitest";
import { type AnnotationRegistry, registry10, registry100, registry11, registry12, registry15 } from "./registry.ts";
import { badAnnotations, firstAlone, gathered, gatheredIndented } from "./validate.ts";

const MODE = "sidecar.istio.io/interceptionMode";
const PORTS = "traffic.sidecar.istio.io/includeInboundPorts";
const STATUS_PORT = "status.sidecar.istio.io/port";
const PERIOD = "readiness.status.sidecar.istio.io/periodSeconds";
const CORE = "sidecar.istio.io/enableCoreDump";
const parseUint = (text: string, why: string): string => `strconv.ParseUint: parsing "${text}": ${why}`;

test.each<[AnnotationRegistry, string, string, string | undefined]>([
  [registry100, PORTS, "80,32767,-1", undefined],
  [
    registry100,
    PORTS,
    "32768",
    `includeInboundPorts invalid: failed parsing port '32768': strconv.ParseInt: parsing "32768": value out of range`,
  ],
  [registry10, PORTS, "*", undefined],
  [registry10, PORTS, "", undefined],
  [registry10, PORTS, " 80 ,65535", undefined],
  [registry10, PORTS, " ", undefined],
  [
    registry10,
    PORTS,
    "80,",
    `includeInboundPorts invalid: failed parsing port '0': failed parsing port '0': ${parseUint("", "invalid syntax")}`,
  ],
  [
    registry10,
    PORTS,
    "65536",
    `includeInboundPorts invalid: failed parsing port '0': failed parsing port '65535': ${parseUint("65536", "value out of range")}`,
  ],
  [registry10, STATUS_PORT, " 15020 ", undefined],
  [
    registry10,
    STATUS_PORT,
    "+1",
    `excludeInboundPorts invalid: failed parsing port '0': ${parseUint("+1", "invalid syntax")}`,
  ],
  [registry10, PERIOD, "4294967295", undefined],
  [registry10, PERIOD, "4294967296", parseUint("4294967296", "value out of range")],
  [registry10, PERIOD, " 1", parseUint(" 1", "invalid syntax")],
  [registry10, MODE, "NONE", "interceptionMode invalid: NONE"],
  [registry11, MODE, "NONE", undefined],
  [registry15, CORE, "yes", 'strconv.ParseBool: parsing "yes": invalid syntax'],
  [registry15, "readiness.status.sidecar.istio.io/applicationPorts", "x", undefined],
])("badAnnotations() judges row %#", (registry, annotation, value, text) => {
  expect(badAnnotations(registry, only(annotation, value))[0]?.text).toBe(text);
});

test("each release words its refusals in its own way", () => {
  const failures = badAnnotations(registry12, (name) => (name === MODE ? "foo" : only(PERIOD, "x")(name)));
  expect(firstAlone(failures)).toBe(
    "injection failed. Invalid value for annotation sidecar.istio.io/interceptionMode: foo. Error: interceptionMode invalid, use REDIRECT,TPROXY,NONE: foo",
  );
  expect(gathered(failures)).toContain("2 errors occurred:\n\n* injection failed. Invalid value");
  expect(gathered(failures.slice(0, 1))).toMatch(/^1 error occurred:\n\n\* .*foo$/);
  expect(gatheredIndented(failures)).toMatch(/^2 errors occurred:\n\t\* invalid value 'foo' .*\n\t\* .*\n\n$/);
});

function only(annotation: string, value: string): (name: string) => string | undefined {
  return (name) => (name === annotation ? value : undefined);
}
