import { ConfigError, parseInjectorConfig, parseMeshConfig, parseValues, readConfigMapKey } from "@outrigger/config";
import { createInjector, releaseNamed } from "@outrigger/inject";
import type { Compat, Facts, Injector, InjectorSettings, ReleaseName } from "@outrigger/inject";
import { chooseRelease } from "./choose-release.ts";
import type { ChosenRelease } from "./choose-release.ts";
import { DEMO_CONFIG, DEMO_MESH } from "./demo-config.ts";
import { counts, notesOn } from "./effects.ts";
import { readFacts } from "./facts/read-facts.ts";
import type { FactFiles } from "./facts/read-facts.ts";
import { templateHost } from "./template-host.ts";

/** Which files an injector is made of. */
export interface InjectorFiles extends FactFiles {
  /** `policy` and `template`, or the whole ConfigMap around them; without it the demo's. */
  readonly injectConfig: string | undefined;
  /** Without it the demo's for the demo's configuration, the release's defaults otherwise. */
  readonly meshConfig: string | undefined;
  /** The chart's values (1.2 and later); without it those of the ConfigMap, where that is what `injectConfig` is. */
  readonly injectValues?: string | undefined;
}

/** Whose behaviour an injector has. */
export interface InjectorChoice {
  /** `auto` or the name of a release. */
  readonly release: string;
  readonly compat: Compat;
  /** The revision of the control plane. */
  readonly revision?: string | undefined;
  readonly nativeSidecars?: "auto" | "enabled" | "disabled" | undefined;
  /** What the `env` function of templates reads. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Without it, `PLATFORM` of the environment, as istiod has it. */
  readonly platform?: string | undefined;
  /** Without it, `COMPLIANCE_POLICY` of the environment, as istiod has it. */
  readonly compliancePolicy?: string | undefined;
  /** What is known of the cluster beside what the files say. */
  readonly facts?: Facts | undefined;
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
  /** Whether the release reads parameters from the path that is asked, `/inject/cluster/X/net/Y`. */
  readonly readsPath: boolean;
  /** What was given and has no effect. */
  readonly notes: readonly string[];
}

/**
 * Makes an injector of files, the same way for every program: configuration first, then mesh, values and facts, then the template.
 *
 * @throws an error whose message is the release's own text, or one of ours where it has none.
 */
export function loadInjector(files: InjectorFiles, choice: InjectorChoice, readText: ReadText): LoadedInjector {
  const sources = readSources(files, readText);
  return buildInjector(sources, choice, choose(sources, choice));
}

function choose({ files, config, configFile }: Sources, { release }: InjectorChoice): ChosenRelease {
  if (release !== "auto") return { release: releaseNamed(release).name, why: `--release ${release}` };
  // Newer releases read the built-in configuration too, but it was written for this one.
  if (files.injectConfig === undefined) return { release: "1.0", why: "the built-in configuration is one of 1.0" };
  return chooseRelease(parseInjectorConfig(config, { file: configFile }));
}

/** The files as they were read, before a release reads them. */
interface Sources {
  readonly files: InjectorFiles;
  readonly configFile: string;
  readonly config: string;
  readonly meshFile: string;
  readonly mesh: string;
  readonly valuesFile: string;
  readonly values: string | undefined;
  readonly facts: ReturnType<typeof readFacts>;
}

function readSources(files: InjectorFiles, readText: ReadText): Sources {
  const configFile = files.injectConfig ?? "built-in configuration";
  const config = files.injectConfig === undefined ? DEMO_CONFIG : readText(configFile);
  const manifest = (key: string): string | undefined => (hasKey(config, key) ? config : undefined);
  const { meshConfig, injectValues } = files;
  return {
    files,
    configFile,
    config,
    meshFile: meshConfig ?? (files.injectConfig === undefined ? "built-in mesh" : configFile),
    mesh: meshConfig === undefined ? (manifest("mesh") ?? defaultMesh(files)) : readMesh(meshConfig, readText),
    valuesFile: injectValues ?? configFile,
    values: injectValues === undefined ? manifest("values") : readText(injectValues),
    facts: readFacts(files, readText),
  };
}

function buildInjector(sources: Sources, choice: InjectorChoice, { release, why }: ChosenRelease): LoadedInjector {
  const config = parseInjectorConfig(sources.config, { file: sources.configFile, release });
  const mesh = parseMeshConfig(sources.mesh, { file: sources.meshFile, release });
  const values = sources.values === undefined ? {} : parseValues(sources.values, { file: sources.valuesFile, release });
  const { compat, revision, nativeSidecars, environment = {} } = choice;
  const platform = choice.platform ?? environment["PLATFORM"];
  const compliancePolicy = choice.compliancePolicy ?? environment["COMPLIANCE_POLICY"];
  const settings: InjectorSettings = {
    release,
    compat,
    config,
    mesh,
    values,
    facts: { ...choice.facts, ...sources.facts },
    ...(revision === undefined ? {} : { revision }),
    ...(nativeSidecars === undefined ? {} : { nativeSidecars }),
    ...(platform === undefined ? {} : { platform }),
    ...(compliancePolicy === undefined ? {} : { compliancePolicy }),
    environment,
    host: templateHost(),
  };
  const injector = createInjector(settings);
  const notes = notesOn({ ...sources.files, ...choice }, release);
  return { injector, release, why, policy: config.policy, readsPath: counts("path", release), notes };
}

/** Whether a text is a manifest with a ConfigMap that has a key. */
function hasKey(text: string, key: string): boolean {
  try {
    return readConfigMapKey(text, key, { file: "" }).text !== text;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

function defaultMesh(files: InjectorFiles): string {
  return files.injectConfig === undefined ? DEMO_MESH : "";
}

function readMesh(file: string, readText: ReadText): string {
  try {
    return readText(file);
  } catch (error) {
    throw new Error(`cannot read mesh config file ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
