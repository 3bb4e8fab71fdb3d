import type { DialectName } from "@outrigger/go-std/yaml";
import { isSince, MESH_RELEASES, type MeshRelease } from "./releases.ts";

/** What reading a mesh configuration differs in between releases. */
export interface MeshRules {
  readonly dialect: DialectName;
  /** Fields that the release does not know are refused. */
  readonly refusesUnknown: boolean;
  /** Numbers of 32 bits may be written in quotes, and a duration that is no text is refused in encoding/json's words. */
  readonly quotedNumbers: boolean;
  /** A list of errors has a line each with a bullet behind a tab. */
  readonly tabbedErrors: boolean;
  /** A whole number of seconds is written without decimals. */
  readonly shortDurations: boolean;
  /** The mixer address stands for those of the check and of the report server. */
  readonly copiesMixerAddress: boolean;
  /** A duration prints as its protobuf text. */
  readonly durationPrintsAsText: boolean;
  /** Go's packages of the duration type and of scalars that may be missing. */
  readonly durationPackage: "duration" | "types" | "durationpb";
  readonly wrapperPackage: "types" | "wrapperspb";
  /** Messages are read and printed as by protobuf for Go since its second API, and not as by gogo's. */
  readonly secondApi: boolean;
  /** A list or map without elements is written if the text had it. */
  readonly keepsEmpty: boolean;
  /** The proxy configuration is laid over the defaults as text; before, as a message, whose zero values do not count. */
  readonly mergesProxyText: boolean;
  /** What the proxy's metadata are laid over stays. */
  readonly mergesMetadata: boolean;
  /** Default providers are laid over the defaults, extension providers by their names. */
  readonly mergesProviders: boolean;
  /** Aliases of the trust domain become a sorted set. */
  readonly sortsAliases: boolean;
  /** The proxy's headers are laid over the defaults one by one. */
  readonly mergesHeaders: boolean;
}

const OLDEST: MeshRules = {
  dialect: "v2",
  refusesUnknown: true,
  quotedNumbers: false,
  tabbedErrors: false,
  shortDurations: false,
  copiesMixerAddress: true,
  durationPrintsAsText: true,
  durationPackage: "duration",
  wrapperPackage: "types",
  secondApi: false,
  keepsEmpty: true,
  mergesProxyText: false,
  mergesMetadata: false,
  mergesProviders: false,
  sortsAliases: false,
  mergesHeaders: false,
};

/** What changed, and with which release. */
const CHANGES: readonly (readonly [MeshRelease, Partial<MeshRules>])[] = [
  ["1.0.0", OLDEST],
  [
    "1.1",
    {
      refusesUnknown: false,
      shortDurations: true,
      copiesMixerAddress: false,
      durationPrintsAsText: false,
      durationPackage: "types",
    },
  ],
  ["1.2", { quotedNumbers: true, tabbedErrors: true }],
  ["1.4", { dialect: "v2.2.4" }],
  ["1.5", { dialect: "v2.2.7" }],
  ["1.7", { mergesProxyText: true }],
  ["1.10", { mergesMetadata: true }],
  ["1.11", { mergesProviders: true }],
  ["1.12", { sortsAliases: true, dialect: "sigs" }],
  ["1.14", { secondApi: true, keepsEmpty: false, durationPackage: "durationpb", wrapperPackage: "wrapperspb" }],
  ["1.19", { mergesHeaders: true }],
];

const byRelease: ReadonlyMap<MeshRelease, MeshRules> = new Map(
  MESH_RELEASES.map((release) => [
    release,
    Object.assign({}, ...CHANGES.filter(([since]) => isSince(release, since)).map(([, rules]) => rules)) as MeshRules,
  ]),
);

/** The rules of a release. */
export function meshRules(release: MeshRelease): MeshRules {
  return byRelease.get(release) ?? OLDEST;
}
