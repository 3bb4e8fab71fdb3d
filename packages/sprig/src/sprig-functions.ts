import type { GoFunction } from "@outrigger/go-template";
import { defaultFunctions } from "./defaults/table.ts";
import { dictFunctions } from "./dicts/table.ts";
import { encodingFunctions } from "./encoding/table.ts";
import { pathFunctions } from "./paths/table.ts";
import { osFunctions } from "./os/table.ts";
import { flowFunctions } from "./flow/table.ts";
import { urlFunctions } from "./urls/table.ts";
import { regexFunctions } from "./regex/table.ts";
import { cryptoFunctions } from "./crypto/table.ts";
import { randomFunctions } from "./random/table.ts";
import { leftOutFunctions } from "./left-out/table.ts";
import { dateFunctions } from "./dates/table.ts";
import type { SprigHost } from "./host.ts";
import { listFunctions } from "./lists/table.ts";
import { floatFunctions } from "./numbers/floats.ts";
import { integerFunctions } from "./numbers/integers.ts";
import { rangeFunctions } from "./numbers/ranges.ts";
import { reflectionFunctions } from "./reflection/table.ts";
import { semverFunctions } from "./semver/table.ts";
import { stringListFunctions } from "./strings/lists.ts";
import { stringFunctions } from "./strings/table.ts";

/**
 * The template functions of sprig, for a template engine that takes Go functions.
 *
 * Clock, random bytes, environment and local zone are the host's. `set`, `unset` and the merges change the map that they are given.
 * Behaves as: Masterminds/sprig v3.3, `TxtFuncMap()`. A function throws what Go returns or panics with, and a SprigError for what
 * is left out or too large; the engine says where.
 *
 * @example
 * ```ts
 * import { parseTemplate } from "@outrigger/go-template";
 * import { sprigFunctions } from "@outrigger/sprig";
 * const host = { now: () => 0n, random: (bytes: number) => new Uint8Array(bytes), env: () => undefined };
 * parseTemplate("name", "{{ upper . }}", { functions: sprigFunctions(host) }).execute("x"); // "X"
 * ```
 */
export function sprigFunctions(host: SprigHost): ReadonlyMap<string, GoFunction> {
  return new Map(
    Object.entries({
      ...stringFunctions(),
      ...stringListFunctions(),
      ...integerFunctions(),
      ...rangeFunctions(),
      ...floatFunctions(),
      ...defaultFunctions(),
      ...listFunctions(),
      ...dictFunctions(),
      ...reflectionFunctions(),
      ...semverFunctions(),
      ...leftOutFunctions(),
      ...randomFunctions(host),
      ...cryptoFunctions(host),
      ...dateFunctions(host),
      ...regexFunctions(),
      ...urlFunctions(),
      ...flowFunctions(),
      ...osFunctions(host),
      ...pathFunctions(),
      ...encodingFunctions(),
    }),
  );
}
