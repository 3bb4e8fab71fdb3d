import {
  MESH_RELEASES,
  type MeshRelease,
  nilMeshConfig,
  parseInjectorConfig,
  parseMeshConfig,
  parseValues,
} from "@outrigger/config";
import { createInjector, releaseNamed, releases, type Reviewed } from "@outrigger/inject";
import { decodeJson } from "@outrigger/kube";
import { createApp, DROPPED_HEADER } from "@outrigger/webhook";
import type { Json } from "../json.ts";
import { askApp } from "../subject/ask-app.ts";
import { attempt } from "../subject/attempt.ts";
import type { ModernInjector, ModernSetup, ModernSubject } from "./subject.ts";

/** The project itself: configurations as text, reviews straight into the injector, requests through the app without a socket. */
export function outriggerModern(): ModernSubject {
  return {
    isBuiltIn: (release) => releases.some(({ name }) => name === release),
    open: (setup) => attempt(() => open(setup)),
    resolveMesh: (release, text) =>
      attempt(() => parseMeshConfig(text, { file: "mesh", release: meshRelease(release) }) as Json),
    typedPod: (release, pod) => attempt(() => typedPod(release, pod)),
  };
}

function open(setup: ModernSetup): ModernInjector {
  const { config: configText, mesh: meshText, values: valuesText, ...settings } = setup;
  const release = releaseNamed(setup.release).name;
  const config = parseInjectorConfig(configText, { file: "config", release });
  const values =
    valuesText === undefined
      ? {}
      : { values: parseValues(valuesText, { file: "values", release: meshRelease(release) }) };
  const mesh =
    meshText === null
      ? nilMeshConfig(meshRelease(release))
      : parseMeshConfig(meshText, { file: "mesh", release: meshRelease(release) });
  const injector = createInjector({ ...settings, release, config, mesh, ...values });
  const review: (body: string, path: string) => Reviewed = injector.review;
  const app = createApp({
    reviewer: () => injector,
    release: () => release,
    compat: setup.compat,
    log: () => undefined,
  });
  return {
    version: injector.version,
    review: (body, path) => review(body, path).body,
    injectFile: (text) => attempt(() => injector.injectFile(text)),
    server: { ask: (question) => askApp(app, question, DROPPED_HEADER) },
  };
}

function typedPod(release: string, pod: Json): Json {
  const decoded = decodeJson(releaseNamed(release).types, "Pod", pod);
  if (decoded.error !== undefined) throw new Error(decoded.error);
  return decoded.value as Json;
}

/** The goldens of 1.6 were answered in its tests, which set other defaults than its programs have. */
function meshRelease(name: string): MeshRelease {
  const release = MESH_RELEASES.find((candidate) => candidate === (name === "1.6" ? "1.6-test" : name));
  if (release === undefined) throw new Error(`Cannot find the mesh configuration of release "${name}"`);
  return release;
}
