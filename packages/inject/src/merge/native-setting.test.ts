import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { expect, test } from "vitest";
import type { InjectorSettings } from "../compiled-injector.ts";
import { withNativeSetting } from "./native-setting.ts";

const settings: InjectorSettings = {
  release: "1.24",
  compat: "fixed",
  config: parseInjectorConfig("templates: {}\n", { file: "config", release: "1.24" }),
  mesh: parseMeshConfig("", { file: "mesh", release: "1.24" }),
};

test.each<[string, Partial<InjectorSettings>, Partial<InjectorSettings>]>([
  ["nothing", {}, {}],
  ["the setting", { nativeSidecars: "enabled" }, { environment: { ENABLE_NATIVE_SIDECARS: "true" } }],
  ["the variable", { environment: { ENABLE_NATIVE_SIDECARS: "true" } }, { nativeSidecars: "enabled" }],
  [
    "both, of which the setting wins",
    { nativeSidecars: "disabled", environment: { ENABLE_NATIVE_SIDECARS: "true", A: "1" } },
    { environment: { ENABLE_NATIVE_SIDECARS: "false", A: "1" } },
  ],
  ["auto, which templates never read", { nativeSidecars: "auto" }, {}],
  ["another word", { environment: { ENABLE_NATIVE_SIDECARS: "maybe" } }, {}],
])("withNativeSetting() knows %s", (_, given, told) => {
  expect(withNativeSetting({ ...settings, ...given })).toEqual({ ...settings, ...given, ...told });
});
