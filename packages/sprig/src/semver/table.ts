import { boolType } from "@outrigger/go-std";
import { define, type FunctionTable, text } from "../define.ts";
import { parseConstraint } from "./constraint.ts";
import { parseVersion } from "./version.ts";
import { versionPointer, versionValue } from "./version-type.ts";

/** Family: semantic versions. */
export function semverFunctions(): FunctionTable {
  return {
    semver: define([text], versionPointer, (version) => versionValue(parseVersion(version))),
    semverCompare: define([text, text], boolType, (constraint, version) => {
      const check = parseConstraint(constraint);
      return check(parseVersion(version));
    }),
  };
}
