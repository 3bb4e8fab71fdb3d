import type { InjectorSettings } from "../compiled-injector.ts";

const VARIABLE = "ENABLE_NATIVE_SIDECARS";

/** The words of the variable; anything else says nothing. */
const WORDS: ReadonlyMap<string, "auto" | "enabled" | "disabled"> = new Map([
  ["true", "enabled"],
  ["false", "disabled"],
  ["auto", "auto"],
]);

/**
 * Lets the setting for native sidecars and the control plane's variable say the same: templates up to 1.26 read the variable, the
 * engine the setting. The setting wins where both are given; where none is, nothing changes.
 */
export function withNativeSetting(settings: InjectorSettings): InjectorSettings {
  const environment = settings.environment ?? {};
  const said = Object.hasOwn(environment, VARIABLE) ? WORDS.get(environment[VARIABLE] ?? "") : undefined;
  const nativeSidecars = settings.nativeSidecars ?? said;
  if (nativeSidecars === undefined) return settings;
  if (nativeSidecars === "auto") return { ...settings, nativeSidecars };
  const word = nativeSidecars === "enabled" ? "true" : "false";
  return { ...settings, nativeSidecars, environment: { ...environment, [VARIABLE]: word } };
}
