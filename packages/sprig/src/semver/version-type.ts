import {
  boolType,
  type GoMethod,
  type GoType,
  type GoValue,
  intType,
  pointerTo,
  sliceOf,
  stringType,
  Typed,
  typed,
  uint8Type,
} from "@outrigger/go-std";
import { toUtf8 } from "@outrigger/go-std/fmt";
import { once } from "../values/once.ts";
import { fieldOf, structOf } from "../values/struct.ts";
import { checkMetadata, checkPrerelease, compareVersions, printVersion, type Version } from "./version.ts";

const uint64Type: GoType = { kind: "uint64", name: "uint64" };
const bytesType = sliceOf(uint8Type);

const versionType: GoType = {
  kind: "struct",
  name: "semver.Version",
  fields: [
    ...["major", "minor", "patch"].map((name) => ({ name, type: uint64Type })),
    ...["pre", "metadata", "original"].map((name) => ({ name, type: stringType })),
  ],
  get methods() {
    return methods();
  },
  get pointerMethods() {
    return pointerMethods();
  },
};
const methods = once(() => new Map([...readers(), ...changers()]));
const pointerMethods = once(comparers);

/** `*semver.Version`. */
export const versionPointer: GoType = pointerTo(versionType);

/** A version as a `*semver.Version`. */
export function versionValue(version: Version): GoValue {
  return new Typed(versionPointer, structValue(version));
}

function structValue(version: Version): Typed {
  return structOf(versionType, { ...version });
}

function readVersion(value: Typed): Version {
  const read = (name: string) => fieldOf(value, name);
  return {
    major: read("major") as bigint,
    minor: read("minor") as bigint,
    patch: read("patch") as bigint,
    pre: read("pre") as string,
    metadata: read("metadata") as string,
    original: read("original") as string,
  };
}

function reader(result: GoType, read: (version: Version) => GoValue): GoMethod {
  return { params: [], result, call: (receiver) => typed(result, read(readVersion(receiver))) };
}

function readers(): readonly (readonly [string, GoMethod])[] {
  const bytes = (text: string): GoValue => Array.from(toUtf8(text), BigInt);
  return [
    ["String", reader(stringType, printVersion)],
    ["Major", reader(uint64Type, ({ major }) => major)],
    ["Minor", reader(uint64Type, ({ minor }) => minor)],
    ["Patch", reader(uint64Type, ({ patch }) => patch)],
    ["Prerelease", reader(stringType, ({ pre }) => pre)],
    ["Metadata", reader(stringType, ({ metadata }) => metadata)],
    ["MarshalJSON", reader(bytesType, (version) => bytes(`"${printVersion(version)}"`))],
    ["MarshalText", reader(bytesType, (version) => bytes(printVersion(version)))],
  ];
}

function changer(params: readonly GoType[], change: (version: Version, text: string) => Version): GoMethod {
  return {
    params,
    result: versionType,
    call: (receiver, [text]) => {
      const old = readVersion(receiver);
      const fresh = change(old, text as string);
      return structValue({ ...fresh, original: `${old.original.startsWith("v") ? "v" : ""}${printVersion(fresh)}` });
    },
  };
}

function changers(): readonly (readonly [string, GoMethod])[] {
  const plain = { pre: "", metadata: "" };
  return [
    ["IncMajor", changer([], (old) => ({ ...old, ...plain, major: old.major + 1n, minor: 0n, patch: 0n }))],
    ["IncMinor", changer([], (old) => ({ ...old, ...plain, minor: old.minor + 1n, patch: 0n }))],
    ["IncPatch", changer([], (old) => ({ ...old, ...plain, patch: old.pre === "" ? old.patch + 1n : old.patch }))],
    [
      "SetPrerelease",
      changer([stringType], (old, pre) => {
        checkPrerelease(pre);
        return { ...old, pre };
      }),
    ],
    [
      "SetMetadata",
      changer([stringType], (old, metadata) => {
        checkMetadata(metadata);
        return { ...old, metadata };
      }),
    ],
  ];
}

function comparer(result: GoType, compare: (order: number) => GoValue): GoMethod {
  return {
    params: [versionPointer],
    result,
    call: (receiver, [other]) => compare(compareVersions(readTarget(receiver), readTarget((other ?? null) as Typed))),
  };
}

function readTarget(pointer: Typed): Version {
  const target = pointer.content;
  return readVersion(target instanceof Typed ? target : new Typed(versionType, target));
}

function comparers(): ReadonlyMap<string, GoMethod> {
  return new Map([
    ["Original", { params: [], result: stringType, call: (receiver) => readTarget(receiver).original }],
    ["Compare", comparer(intType, (order) => BigInt(order))],
    ["Equal", comparer(boolType, (order) => order === 0)],
    ["LessThan", comparer(boolType, (order) => order < 0)],
    ["LessThanEqual", comparer(boolType, (order) => order <= 0)],
    ["GreaterThan", comparer(boolType, (order) => order > 0)],
    ["GreaterThanEqual", comparer(boolType, (order) => order >= 0)],
  ] satisfies [string, GoMethod][]);
}
