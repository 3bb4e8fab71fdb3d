import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeName } from "../lib/context.ts";
import { pullImage } from "../lib/docker.ts";
import { root } from "../lib/root.ts";
import { step } from "../lib/step.ts";
import { injectorImages } from "../node-image/injector-image.ts";
import { nodeImage } from "../node-image/node-image.ts";
import { runtimeImage, standInImage } from "../node-image/small-images.ts";
import { versions } from "../node-image/versions.ts";

/** All the images of a run. */
export interface KindImages {
  readonly node: string;
  /** One injector a runtime. */
  readonly injectors: ReadonlyMap<RuntimeName, string>;
  /** Images to load into the node, with the further names that they are to have there. */
  readonly loaded: readonly { readonly image: string; readonly names: readonly string[] }[];
  readonly proxyInit: string;
  readonly proxy: string;
  /** Only ever the stand-in: Istio's own waits for a control plane before it is ready. */
  readonly modernProxy: string;
  readonly standIns: boolean;
}

/** The names in the book's ConfigMap. */
const bookImages = {
  proxyInit: "registry.cn-hangzhou.aliyuncs.com/aliacs-app-catalog/proxy_init:1.0.0",
  proxy: "registry.cn-hangzhou.aliyuncs.com/aliacs-app-catalog/proxyv2:1.0.0",
};
const modernProxy = "docker.io/istio/proxyv2:1.31.0";
const istioImages = { proxyInit: "docker.io/istio/proxy_init:1.0.9", proxy: "docker.io/istio/proxyv2:1.0.9" };

/**
 * Makes or pulls them.
 *
 * @param registry whether a registry can be reached: then node, runtimes and Istio's own images come from it.
 */
export async function kindImages(wanted: readonly RuntimeName[], registry: boolean): Promise<KindImages> {
  const node = registry ? versions.stockNodeImage : await step("node image", nodeImage);
  const bases = new Map<RuntimeName, string>();
  for (const runtime of new Set<RuntimeName>(["node", ...wanted]))
    bases.set(runtime, registry ? officialBase(runtime) : await ownBase(runtime));
  const injectors = await step("injector images", () => injectorImages(bases));
  const own = [...injectors.values()].map((image) => ({ image, names: [] }));
  const istio = registry
    ? await pulledIstio()
    : [
        {
          image: await standInImage(),
          names: [...Object.values(istioImages), ...Object.values(bookImages), modernProxy],
        },
      ];
  return { node, injectors, loaded: [...own, ...istio], ...istioImages, modernProxy, standIns: !registry };
}

async function pulledIstio(): Promise<KindImages["loaded"]> {
  for (const name of Object.values(istioImages)) {
    if (!(await pullImage(name)))
      throw new Error(`Cannot pull "${name}"\nSet OUTRIGGER_E2E_REGISTRY=no to use images that are built here`);
  }
  return [
    { image: istioImages.proxyInit, names: [bookImages.proxyInit] },
    { image: istioImages.proxy, names: [bookImages.proxy] },
  ];
}

function installedVersion(name: string): string {
  return (JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as { version: string })
    .version;
}

function officialBase(runtime: RuntimeName): string {
  const bases = {
    node: "node:24-slim",
    bun: `oven/bun:${installedVersion("bun")}-slim`,
    deno: `denoland/deno:${installedVersion("deno")}`,
  };
  return bases[runtime];
}

/** The programs that npm has installed here. */
function ownBase(runtime: RuntimeName): Promise<string> {
  const programs = { node: `node-linux-${process.arch}/bin/node`, bun: "bun/bin/bun.exe", deno: "deno/deno" };
  return runtimeImage(runtime, join(root, "node_modules", programs[runtime]));
}
