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

/** The texts of an injector's configuration. */
interface ChartTexts {
  readonly config: string;
  readonly values: string;
  readonly mesh: string;
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

/** What 1.31's chart makes of its defaults. */
export function chartTexts(folder: string): ChartTexts {
  const { config, values, mesh } = defaultSetUp(join(folder, "1.31"));
  return { config, values, mesh };
}

/** The goldens of 1.31 under its chart's defaults: revision `default`, native sidecars on nodes that know them, namespace `default`. */
export function defaultGoldens(folder: string): readonly Golden[] {
  const own = join(folder, "1.31");
  const setUp = JSON.stringify(defaultSetUp(own));
  return [own, join(folder, "1.31-extra")].flatMap((set) =>
    casesOf(set)
      .filter((golden) => JSON.stringify(setUpOf(set, golden)) === setUp)
      .flatMap((golden) => goldensOf(set, golden)),
  );
}

/** The one of Istio's own test of the plainest pod. */
function defaultSetUp(folder: string): ReturnType<typeof setUpOf> {
  const hello = casesOf(folder).find(({ name }) => name.endsWith("]_hello.yaml.injected"));
  if (hello === undefined) throw new Error(`Cannot find the case "hello.yaml" in "${folder}"`);
  return setUpOf(folder, hello);
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
