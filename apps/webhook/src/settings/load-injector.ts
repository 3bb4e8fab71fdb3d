import { parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { createInjector, releaseNamed } from "@outrigger/inject";
import type { Compat, Injector, ReleaseName } from "@outrigger/inject";
import { chooseRelease } from "./choose-release.ts";
import type { ChosenRelease } from "./choose-release.ts";
import { DEMO_CONFIG, DEMO_MESH } from "./demo-config.ts";

/** Which files an injector is made of. */
export interface InjectorFiles {
  /** `policy` and `template`, or the whole ConfigMap around them; without it the demo's. */
  readonly injectConfig: string | undefined;
  /** Without it the demo's for the demo's configuration, the release's defaults otherwise. */
  readonly meshConfig: string | undefined;
  /** The chart's values (1.2 and later). */
  readonly injectValues?: string | undefined;
}

/** Whose behaviour an injector has. */
export interface InjectorChoice {
  /** `auto` or the name of a release. */
  readonly release: string;
  readonly compat: Compat;
}

/** Gets the text of a file; throws an error with Go's text when it cannot be read. */
export type ReadText = (file: string) => string;

/** An injector, and what a log says about it. */
export interface LoadedInjector {
  readonly injector: Injector;
  readonly release: ReleaseName;
  /** Why that release. */
  readonly why: string;
  readonly policy: string;
  /** What was given and has no effect. */
  readonly notes: readonly string[];
}

/**
 * Makes an injector of files, the same way for every program: configuration first, then mesh, then the template.
 *
 * @throws an error whose message is the release's own text, or one of ours where it has none.
 */
export function loadInjector(files: InjectorFiles, choice: InjectorChoice, readText: ReadText): LoadedInjector {
  const file = files.injectConfig ?? "built-in configuration";
  const text = files.injectConfig === undefined ? DEMO_CONFIG : readText(file);
  const { release, why } = files.injectConfig === undefined ? builtIn(choice) : choose(choice, text, file);
  const config = parseInjectorConfig(text, { file, release });
  const mesh = parseMeshConfig(meshText(files, readText), { file: files.meshConfig ?? "built-in mesh", release });
  const values =
    files.injectValues === undefined ? {} : parseValues(readText(files.injectValues), { file: files.injectValues });
  const injector = createInjector({ release, compat: choice.compat, config, mesh, values });
  return { injector, release, why, policy: config.policy, notes: notesOn(files, release) };
}

function choose({ release }: InjectorChoice, text: string, file: string): ChosenRelease {
  if (release === "auto") return chooseRelease(parseInjectorConfig(text, { file }));
  return { release: releaseNamed(release).name, why: `--release ${release}` };
}

/** Newer releases read the built-in configuration too, but it was written for this one. */
function builtIn(choice: InjectorChoice): ChosenRelease {
  if (choice.release !== "auto") return choose(choice, "", "");
  return { release: "1.0", why: "the built-in configuration is one of 1.0" };
}

/** What was given and does nothing. */
function notesOn(files: InjectorFiles, release: ReleaseName): string[] {
  const readsValues = releaseNamed(release).data.some(({ name }) => name === "Values");
  return files.injectValues === undefined || readsValues
    ? []
    : [`the values have no effect: release ${release} reads none`];
}

function meshText(files: InjectorFiles, readText: ReadText): string {
  if (files.meshConfig === undefined) return files.injectConfig === undefined ? DEMO_MESH : "";
  try {
    return readText(files.meshConfig);
  } catch (error) {
    throw new Error(`cannot read mesh config file ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
