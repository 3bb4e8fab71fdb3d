import type { GoValue } from "@outrigger/go-std";
import type { Path } from "../source/document.ts";

/** A field or a value that the release does not take; `message` is what its protobuf library says. */
export class FieldProblem extends Error {
  readonly path: Path;

  constructor(message: string, path: Path) {
    super(message);
    this.name = "FieldProblem";
    this.path = path;
  }
}

/** What encoding/json says to a value of the wrong kind. */
export function mismatch(found: string, wanted: string): string {
  return `json: cannot unmarshal ${found} into Go value of type ${wanted}`;
}

/** What encoding/json calls a value. */
export function jsonKind(value: GoValue): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return typeof value === "object" ? "object" : "number";
}
