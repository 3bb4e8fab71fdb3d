import { encodeJson } from "@outrigger/go-std/json";
import type { MergeOptions } from "@outrigger/patch";
import { type JsonObject, textAt } from "../json.ts";
import type { MergeRelease } from "../releases/release.ts";
import { STATUS_ANNOTATION } from "../status.ts";
import { wrapped } from "./failures.ts";
import { mergeOnto } from "./overlay.ts";
import { injectedNames, OVERRIDES_ANNOTATION, rememberedOverrides } from "./previous-injection.ts";
import {
  containerNamed,
  type ContainerList,
  containersOf,
  decodePod,
  textIn,
  type TypedPod,
  withTexts,
} from "./typed-pod.ts";

/** What the template adds to an empty pod, what it was merged onto, and what came out. */
export interface Rendered {
  readonly original: TypedPod;
  readonly template: TypedPod;
  readonly merged: TypedPod;
}

const AS_JSON: MergeOptions = { numbers: "int64" };

/**
 * The user's own container wins over a template's of the same name: it is merged once more, on top. `image: auto` stands for the
 * template's image. What was applied is written down, for the day when the pod is injected again.
 *
 * Behaves as: reapplyOverwrittenContainers of Istio's inject package.
 *
 * @throws InjectError `overrides-undecodable`, `overlay-undecodable`.
 */
export function reapplyOverrides(release: MergeRelease, { original, template, merged }: Rendered): TypedPod {
  const wanted = {
    containers: overridesOf(release, "containers", { original, template }),
    initContainers: overridesOf(release, "initContainers", { original, template }),
  };
  const overridden = apply(
    release,
    apply(release, merged, "containers", wanted.containers),
    "initContainers",
    wanted.initContainers,
  );
  const isFirst = textIn(original, "annotations", STATUS_ANNOTATION) === undefined;
  const count = wanted.containers.length + wanted.initContainers.length;
  if (!isFirst || count === 0) return overridden;
  return withTexts(overridden, "annotations", { [OVERRIDES_ANNOTATION]: encodeJson(withoutEmpty(wanted)) });
}

/** The user's containers under the names of the template's, in the template's order. */
function overridesOf(
  release: MergeRelease,
  list: ContainerList,
  { original, template }: Pick<Rendered, "original" | "template">,
): readonly JsonObject[] {
  const remembered = rememberedOverrides(release.types, original)[list];
  const injected = release.overrides.skipsInjected ? injectedNames(original)[list] : [];
  return containersOf(template, list).flatMap((container) => {
    const name = textAt(container, "name");
    if (injected.includes(name)) return [];
    const own = containerNamed(remembered, name) ?? ownContainer(release, original, { list, name });
    return own === undefined ? [] : [withoutAuto(own)];
  });
}

/** The overrides of a native sidecar may stand among the ordinary containers. */
function ownContainer(
  { overrides }: MergeRelease,
  original: TypedPod,
  { list, name }: { list: ContainerList; name: string },
): JsonObject | undefined {
  const lists: readonly ContainerList[] =
    list === "initContainers" && overrides.initFromContainers ? ["containers", list] : [list];
  return lists.map((where) => containerNamed(containersOf(original, where), name)).find((own) => own !== undefined);
}

function withoutAuto(container: JsonObject): JsonObject {
  if (container.image !== "auto") return container;
  const { image: _auto, ...rest } = container;
  return rest;
}

function apply(release: MergeRelease, pod: TypedPod, list: ContainerList, overrides: readonly JsonObject[]): TypedPod {
  const what = list === "containers" ? "sidecar container" : "sidecar init container";
  return wrapped(`failed to apply ${what}`, () =>
    overrides.reduce((before, container) => {
      const overlay = decodePod(release.types, { spec: { containers: [], [list]: [container] } }) as TypedPod;
      return mergeOnto(release, before, overlay, { ...release.merge, ...AS_JSON });
    }, pod),
  );
}

function withoutEmpty(overrides: Readonly<Record<ContainerList, readonly JsonObject[]>>): JsonObject {
  return Object.fromEntries(Object.entries(overrides).filter(([, containers]) => containers.length > 0));
}
