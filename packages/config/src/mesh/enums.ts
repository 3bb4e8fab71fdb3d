import { MODERN_ENUMS } from "./messages.gen.ts";
import { splitName } from "./names.ts";
import type { EnumRow } from "./field-row.ts";
import { VALUES_ENUMS } from "./values.gen.ts";
import { isSince, isWithin, type MeshRelease } from "./releases.ts";

/** A protobuf enum: its full name, the name of its Go type, and its words by number. */
export interface EnumType {
  readonly proto: string;
  readonly go: string;
  readonly words: ReadonlyMap<bigint, string>;
}

type Words = readonly (readonly [bigint, string])[];

const NONE_OR_MUTUAL: Words = [
  [0n, "NONE"],
  [1n, "MUTUAL_TLS"],
];

const MESH_ENUMS: Readonly<Record<string, Words>> = {
  AuthenticationPolicy: [...NONE_OR_MUTUAL, [1000n, "INHERIT"]],
  MeshConfig_AuthPolicy: NONE_OR_MUTUAL,
  MeshConfig_IngressControllerMode: numbered("OFF", "DEFAULT", "STRICT"),
  MeshConfig_OutboundTrafficPolicy_Mode: numbered("REGISTRY_ONLY", "ALLOW_ANY"),
  MeshConfig_AccessLogEncoding: numbered("TEXT", "JSON"),
  MeshConfig_H2UpgradePolicy: numbered("DO_NOT_UPGRADE", "UPGRADE"),
  ProxyConfig_InboundInterceptionMode: numbered("REDIRECT", "TPROXY"),
  Resource: numbered("SERVICE_REGISTRY"),
};

const NETWORKING_ENUMS: Readonly<Record<string, Words>> = {
  TLSSettings_TLSmode: numbered("DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL"),
};

const OLDEST_OUTBOUND: Words = [...numbered("REGISTRY_ONLY", "ALLOW_ANY"), [2n, "VIRTUAL_SERVICE_ONLY"]];

/** An enum as a release has it. */
export function enumType(name: string, release: MeshRelease): EnumType {
  if (name.startsWith("values.")) return valuesEnum(name, release);
  if (isSince(release, "1.6")) return modernEnum(name, release);
  const networking = NETWORKING_ENUMS[name];
  const go = networking === undefined ? `v1alpha1.${name}` : `v1alpha3.${name}`;
  const proto = networking === undefined ? `istio.mesh.${go}` : `istio.networking.${go}`;
  return { proto, go, words: new Map(networking ?? meshWords(name, release)) };
}

/** Errors of gogo's protobuf, which releases before 1.14 are built with, have the Go name behind the package. */
function modernEnum(proto: string, release: MeshRelease): EnumType {
  const name = splitName(proto);
  const gogoName = `${proto.slice(0, proto.indexOf(name.package) + name.package.length)}.${name.go}`;
  return {
    proto: isSince(release, "1.14") ? proto : gogoName,
    go: `${name.package}.${name.go}`,
    words: wordsOf(MODERN_ENUMS[proto], release),
  };
}

/** Enums of the chart's values; their package got its full name with 1.24. */
function valuesEnum(name: string, release: MeshRelease): EnumType {
  const short = name.slice(name.indexOf(".") + 1);
  const proto = `${isSince(release, "1.24") ? "istio.operator." : ""}v1alpha1.${short}`;
  return { proto, go: `v1alpha1.${short}`, words: wordsOf(VALUES_ENUMS[name], release) };
}

function wordsOf(rows: readonly EnumRow[] = [], release: MeshRelease): ReadonlyMap<bigint, string> {
  const known = rows.filter(([, , since, until]) => isWithin(release, since, until));
  return new Map(known.map(([word, number]) => [number, word]));
}

function meshWords(name: string, release: MeshRelease): Words {
  if (name === "MeshConfig_OutboundTrafficPolicy_Mode" && !isSince(release, "1.1")) return OLDEST_OUTBOUND;
  return MESH_ENUMS[name] ?? [];
}

function numbered(...words: readonly string[]): Words {
  return words.map((word, index): readonly [bigint, string] => [BigInt(index), word]);
}
