import type { MeshRelease } from "./releases.ts";

/**
 * A field: its protobuf name; its type (`list:` and `map:` before the type of the elements; `enum:`, `message:` and `wrapper:`
 * before a name); the first release that has it, if not the oldest; the first that has it no more; the name of the choice that it
 * is one of.
 */
export type FieldRow = readonly [
  name: string,
  type: string,
  since?: MeshRelease | undefined,
  until?: MeshRelease | undefined,
  oneOf?: string,
];

/** A word of an enum and its number, and the releases that have it, as in {@link FieldRow}. */
export type EnumRow = readonly [
  word: string,
  number: bigint,
  since?: MeshRelease | undefined,
  until?: MeshRelease | undefined,
];
