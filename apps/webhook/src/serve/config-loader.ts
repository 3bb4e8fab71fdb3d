import { createHash } from "node:crypto";
import type { Facts } from "@outrigger/inject";
import type { ConfigMapFiles } from "../cluster/config-maps.ts";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { loadInjector } from "../settings/load-injector.ts";
import type { InjectorFiles } from "../settings/load-injector.ts";
import { readTextFile } from "../settings/read-text-file.ts";
import type { KeyPair } from "./key-pair.ts";
import { createLastGood } from "./last-good.ts";
import { loadServing } from "./serving.ts";
import type { Serving } from "./serving.ts";
import { messageOf } from "./start-error.ts";

/** Makes what is served of configuration from files and ConfigMaps. */
export interface ConfigLoader {
  /** @throws an error with the text that the 1.0 injector ends with. */
  load(keyPair: () => KeyPair, facts: Facts | undefined): Serving;
  /** The same at a start, when the last good configuration may stand in for one that is broken or not to be had. */
  loadFirst(keyPair: () => KeyPair, facts: Facts | undefined): Serving;
  /** What is read from disk. */
  files(): readonly string[];
  /** A digest of what comes from ConfigMaps. */
  mapsDigest(): string;
}

/**
 * A configuration that was good once is kept in `--configCacheFile`. Should the first one after a start be broken, or not to be had,
 * that one is served until there is a good one again.
 */
export function createConfigLoader(
  flags: ServeFlags,
  { maps, log }: { readonly maps: ConfigMapFiles | undefined; readonly log: Log },
): ConfigLoader {
  const lastGood = createLastGood(flags.configCacheFile, log);
  const environment = environmentOf(process.env);
  const namesOf = (): InjectorFiles & { readonly injectConfig: string } => ({ ...flags, ...maps?.names() });
  const loadFrom = (keyPair: () => KeyPair, facts: Facts | undefined, read: (file: string) => string): Serving =>
    loadServing({
      injectConfig: namesOf().injectConfig,
      read,
      keyPair,
      load: (readText) => loadInjector(namesOf(), { ...flags, environment, facts }, readText),
    });
  const read = (file: string): string => maps?.read(file) ?? readTextFile(file);
  const load: ConfigLoader["load"] = (keyPair, facts) => {
    const texts = new Map<string, string>();
    const serving = loadFrom(keyPair, facts, (file) => {
      const text = read(file);
      texts.set(file, text);
      return text;
    });
    lastGood.keep(texts);
    return serving;
  };
  return {
    load,
    loadFirst(keyPair, facts) {
      try {
        return load(keyPair, facts);
      } catch (error) {
        const kept = lastGood.read();
        if (kept === undefined) throw error;
        const serving = loadFrom(keyPair, facts, (file) => kept.get(file) ?? read(file));
        return { ...serving, stale: messageOf(error) };
      }
    },
    files: () => filesOf(namesOf()).filter((file) => !file.startsWith("configmap ")),
    mapsDigest() {
      if (maps === undefined) return "";
      const hash = createHash("sha256");
      for (const file of Object.values(maps.names())) hash.update(textOrProblem(() => maps.read(file) ?? ""));
      return hash.digest("hex");
    },
  };
}

function textOrProblem(read: () => string): string {
  try {
    const text = read();
    return `${text.length} ${text}`;
  } catch (error) {
    return `! ${messageOf(error)}`;
  }
}

/** Everything that a reload reads again. */
function filesOf(names: InjectorFiles): readonly string[] {
  const { injectConfig, meshConfig, injectValues, nodes, namespaces, proxyConfigs } = names;
  const all = [injectConfig, meshConfig, injectValues, nodes, namespaces, proxyConfigs];
  return all.filter((file) => file !== undefined);
}

/** What templates read with `env`: the environment of the process, as in Istio's own injector. */
function environmentOf(variables: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
