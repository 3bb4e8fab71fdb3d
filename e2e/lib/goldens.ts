import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** A pod that no API server has seen yet: it may have neither name nor namespace. */
export interface GoldenPod {
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly object[];
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** What Go's own injector answered to a review. */
export interface Golden {
  readonly name: string;
  /** The pod as it was sent, and as Go's patch makes it. */
  readonly sent: GoldenPod;
  readonly patched: GoldenPod;
}

/** Goldens that one injector is to answer alike, and the texts of its configuration. */
export interface GoldenSet {
  readonly config: string;
  readonly values: string;
  readonly mesh: string;
  readonly goldens: readonly Golden[];
}

interface Case {
  readonly id?: string;
  readonly name: string;
  readonly config: string;
  readonly values: string | null;
  readonly mesh: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly webhook: readonly { readonly review: string; readonly path: string; readonly patched: string | null }[];
}

/** Settings that some cases have, and that no injector of a story is started with. */
const otherSettings = ["platform", "compliancePolicy", "env", "features", "proxyConfigs", "meshInexact"];

/** Where the goldens of 1.31 lie, if they do: in `OUTRIGGER_GOLDENS`, else in `shared/goldens` beside the repository. */
export function goldensFolder(): string | undefined {
  const named = process.env["OUTRIGGER_GOLDENS"];
  const folder = named === undefined || named === "" ? join(root, "..", "shared", "goldens") : named;
  return existsSync(join(folder, "1.31/manifest.json")) ? folder : undefined;
}

/** The goldens of 1.31 under its chart's defaults: revision `default`, native sidecars on nodes that know them, namespace `default`. */
export function defaultGoldens(folder: string): GoldenSet {
  const own = join(folder, "1.31");
  const hello = casesOf(own).find(({ name }) => name.endsWith("]_hello.yaml.injected"));
  if (hello === undefined) throw new Error(`Cannot find the case "hello.yaml" in "${own}"`);
  const setUp = setUpOf(own, hello);
  const goldens = [own, join(folder, "1.31-extra")].flatMap((set) =>
    casesOf(set)
      .filter((other) => JSON.stringify(setUpOf(set, other)) === JSON.stringify(setUp))
      .flatMap((other) => goldensOf(set, other)),
  );
  const { config, values, mesh } = setUp;
  return { config, values, mesh, goldens };
}

function casesOf(folder: string): readonly Case[] {
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest)) return [];
  return (JSON.parse(readFileSync(manifest, "utf8")) as { cases: readonly Case[] }).cases;
}

/** All that an answer depends on. */
function setUpOf(folder: string, { config, values, mesh, settings }: Case) {
  const text = (file: string | null): string => (file === null ? "" : textOf(join(folder, file)));
  const { revision, nativeSidecars, nodes } = settings;
  const others = otherSettings.map((name) => settings[name] ?? null);
  return { config: text(config), values: text(values), mesh: text(mesh), revision, nativeSidecars, nodes, others };
}

const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, "utf8").trim();
  texts.set(file, text);
  return text;
}

function goldensOf(folder: string, { id, name, webhook }: Case): Golden[] {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  return webhook.flatMap(({ review, path, patched }) => {
    if (path !== "/inject" || patched === null) return [];
    const { request } = json(review) as { request: { object: GoldenPod; namespace?: string } };
    if (!["", "default", undefined].includes(request.namespace)) return [];
    return [{ name: id ?? name, sent: request.object, patched: json(patched) as GoldenPod }];
  });
}
