import { parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { createInjector, releaseNamed } from "@outrigger/inject";
import type { InjectedText } from "../modern/subject.ts";
import type { FileSetup } from "./subject.ts";

/** Injects a text of documents as kube-inject does, through the public exports of the packages. */
export function injectText(setup: FileSetup, text: string): InjectedText {
  const release = releaseNamed(setup.release).name;
  const config = parseInjectorConfig(setup.config, { file: "config", release });
  const mesh = parseMeshConfig(setup.mesh, { file: "mesh", release, unchecked: setup.meshIsRefused });
  const values = setup.values === undefined ? {} : { values: parseValues(setup.values, { file: "values" }) };
  return createInjector({ release, compat: setup.compat, config, mesh, ...values }).injectFile(text);
}
