import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beside } from "./beside.ts";
import { OWN_CONFIG } from "./own-config.ts";

/** What an injector under measurement is made of. */
export interface BenchFiles {
  readonly release: string;
  /** Where the texts come from, in words. */
  readonly origin: string;
  readonly injectConfig: string;
  readonly meshConfig: string;
  readonly injectValues: string;
  readonly dispose: () => void;
}

/** The default chart's texts as the recordings of a release have them; without those, a small configuration of our own. */
export function openFiles(release: string): BenchFiles {
  const chart = chartTexts(release);
  const folder = mkdtempSync(join(tmpdir(), "outrigger-bench-"));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const texts = chart ?? OWN_CONFIG;
  const origin =
    chart === undefined
      ? "a small configuration of our own: the recordings are not beside the clone, so the ratio to Go says little"
      : `the default chart of ${release}, as recorded beside the clone`;
  return {
    release,
    origin,
    injectConfig: file("config", texts.config),
    meshConfig: file("mesh", texts.mesh),
    injectValues: file("values", texts.values),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Texts {
  readonly config: string;
  readonly mesh: string;
  readonly values: string;
}

interface Manifest {
  readonly cases: readonly (Texts & { readonly input?: string; readonly name: string })[];
}

/** The texts of the case that injects the plain `hello` pod with the chart's own defaults. */
function chartTexts(release: string): Texts | undefined {
  const manifest = beside("goldens", release, "manifest.json");
  if (manifest === undefined) return undefined;
  const folder = join(manifest, "..");
  const { cases } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const hello = cases.find(({ name }) => /(?:^|[^a-z-])hello\.yaml\.injected$/.test(name));
  if (hello !== undefined) return readTexts(folder, hello);
  const chart = { config: "data.config.yaml", mesh: "data.mesh.yaml", values: "data.values.yaml" };
  return beside("goldens", release, "helm/default") === undefined
    ? undefined
    : readTexts(join(folder, "helm/default"), chart);
}

function readTexts(folder: string, { config, mesh, values }: Texts): Texts {
  const text = (file: string): string => readFileSync(join(folder, file), "utf8");
  return { config: text(config), mesh: text(mesh), values: text(values) };
}
