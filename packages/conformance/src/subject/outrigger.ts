import { MESH_RELEASES, type MeshRelease, parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { potentialPodName, releaseNamed } from "@outrigger/inject";
import { createApp, DROPPED_HEADER } from "@outrigger/webhook";
import { loadInjector } from "@outrigger/webhook/settings";
import type { Json } from "../json.ts";
import { outriggerModern } from "../modern/outrigger.ts";
import { askApp } from "./ask-app.ts";
import { attempt } from "./attempt.ts";
import { callWithJson } from "./call-function.ts";
import { injectText } from "./inject-text.ts";
import type { Server, Setup, Subject } from "./subject.ts";

/** The project itself, through the public exports of its packages: the app without a socket, configurations as files of text. */
export function outriggerSubject(): Subject {
  return {
    modern: outriggerModern(),
    serve: (setup) => attempt(() => serve(setup)),
    injectFile: (setup, text) => attempt(() => injectText(setup, text)),
    resolveMesh: (release, text) =>
      attempt(() => parseMeshConfig(text, { file: "mesh", release: meshRelease(release) }) as Json),
    parseConfig: (release, text) => attempt(() => parseConfig(release, text)),
    callFunction: (release, name, args) => attempt(() => callFunction(release, { name, args })),
  };
}

function serve({ release, compat, config, mesh, values }: Setup): Server {
  const texts = new Map([
    ["config", config],
    ["mesh", mesh],
    ["values", values ?? ""],
  ]);
  const files = {
    injectConfig: "config",
    meshConfig: "mesh",
    injectValues: values === undefined ? undefined : "values",
  };
  const { injector } = loadInjector(files, { release, compat }, (file) => texts.get(file) ?? "");
  const app = createApp({ reviewer: () => injector, release: () => release, compat, log: () => undefined });
  return { ask: (question) => askApp(app, question, DROPPED_HEADER) };
}

/** The fields of Istio's Config that are set; a list or map that is empty is not. */
function parseConfig(release: string, text: string): Json {
  const config = parseInjectorConfig(text, { file: "config", release });
  const { policy, template, neverInjectSelector, alwaysInjectSelector, injectedAnnotations } = config;
  return {
    policy,
    template,
    ...(neverInjectSelector.length > 0 ? { neverInjectSelector: neverInjectSelector as readonly Json[] } : {}),
    ...(alwaysInjectSelector.length > 0 ? { alwaysInjectSelector: alwaysInjectSelector as readonly Json[] } : {}),
    ...(Object.keys(injectedAnnotations).length > 0 ? { injectedAnnotations } : {}),
  };
}

function callFunction(
  release: string,
  { name, args }: { readonly name: string; readonly args: readonly Json[] },
): Json {
  if (name === "potentialPodName") return potentialPodName(args[0] as string, args[1] as string);
  const mesh = parseMeshConfig("", { file: "mesh", release: meshRelease(release) });
  const renderText = (): string => "";
  const target = releaseNamed(release).functions({ mesh, environment: {}, renderText }).get(name);
  if (target === undefined) throw new Error(`function "${name}" not defined`);
  return callWithJson(target, args);
}

function meshRelease(name: string): MeshRelease {
  const release = MESH_RELEASES.find((candidate) => candidate === name);
  if (release === undefined) throw new Error(`Cannot find the release "${name}"`);
  return release;
}
