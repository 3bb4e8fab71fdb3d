import type { DialectName } from "@outrigger/go-std/yaml";
import type { MeshRelease } from "./releases.ts";

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
  /** Go's package of the duration type. */
  readonly durationPackage: "duration" | "types";
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
};

const SINCE_1_1: MeshRules = {
  ...OLDEST,
  refusesUnknown: false,
  shortDurations: true,
  copiesMixerAddress: false,
  durationPrintsAsText: false,
  durationPackage: "types",
};

const SINCE_1_2: MeshRules = { ...SINCE_1_1, quotedNumbers: true, tabbedErrors: true };

/** The rules of each release. */
export const MESH_RULES: Readonly<Record<MeshRelease, MeshRules>> = {
  "1.0.0": OLDEST,
  "1.0": OLDEST,
  "1.1": SINCE_1_1,
  "1.2": SINCE_1_2,
  "1.3": SINCE_1_2,
  "1.4": { ...SINCE_1_2, dialect: "v2.2.4" },
  "1.5": { ...SINCE_1_2, dialect: "v2.2.7" },
};
