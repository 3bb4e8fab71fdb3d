import { stringType } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { func, textOf } from "./types.ts";

/**
 * `env name default`: what the injector's environment says, else the default; an empty value says nothing.
 *
 * Behaves as: env of Istio's inject package, 1.5 and later.
 */
export function env(environment: Readonly<Record<string, string>>): GoFunction {
  return func([stringType, stringType], stringType, ([name, fallback]) => {
    const key = textOf(name);
    const value = Object.hasOwn(environment, key) ? environment[key] : undefined;
    return value === undefined || value === "" ? textOf(fallback) : value;
  });
}
