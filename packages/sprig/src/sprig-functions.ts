import type { GoFunction } from "@outrigger/go-template";
import { defaultFunctions } from "./defaults/table.ts";
import { dictFunctions } from "./dicts/table.ts";
import type { SprigHost } from "./host.ts";
import { listFunctions } from "./lists/table.ts";
import { floatFunctions } from "./numbers/floats.ts";
import { integerFunctions } from "./numbers/integers.ts";
import { rangeFunctions } from "./numbers/ranges.ts";
import { reflectionFunctions } from "./reflection/table.ts";
import { semverFunctions } from "./semver/table.ts";
import { stringListFunctions } from "./strings/lists.ts";
import { stringFunctions } from "./strings/table.ts";

export function sprigFunctions(_host: SprigHost): ReadonlyMap<string, GoFunction> {
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
    }),
  );
}
