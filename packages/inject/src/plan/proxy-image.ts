import { entriesOf, type GoValue } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import { entryOf, type JsonObject, objectAt, textAt } from "../json.ts";
import { textValueAt, valueAt } from "./values.ts";

/** What an image's reference is made of. */
export interface ImageFacts {
  /** The chart's values. */
  readonly values: GoValue;
  /** The pod's annotations, as they were before an earlier injection. */
  readonly annotations: JsonObject;
}

/** What the sidecar's image depends on besides. */
export interface ProxyImageFacts extends ImageFacts {
  /** The pod's proxy configuration. */
  readonly proxyConfig: JsonObject;
}

/** Which type an image is of where neither the pod nor its proxy configuration says: a text that may be empty. */
export interface ImageRules {
  /** Whether the values' `global.variant` says so (1.22 and later). */
  readonly variant: boolean;
  /** Whether a proxy configuration that has an image without a type hides the variant (up to 1.30). */
  readonly emptyTypeCounts: boolean;
}

const TYPE_ANNOTATION = "sidecar.istio.io/proxyImageType";
const DEFAULT_IMAGE = "proxyv2";
/** The types under which images are published: a tag that ends in one of them has it replaced. */
const KNOWN_TYPES = ["distroless", "debug"];

/**
 * The sidecar's image: hub, name and tag of the values, and the type that the pod's annotation asks for, else its proxy
 * configuration, else the values.
 *
 * Behaves as: ProxyImage of Istio's inject package, 1.13 and later.
 */
export function proxyImage(rules: ImageRules, { values, annotations, proxyConfig }: ProxyImageFacts): string {
  const name = textValueAt(values, "global", "proxy", "image") || DEFAULT_IMAGE;
  const image = objectAt(proxyConfig, "image");
  const variant = rules.variant ? textValueAt(values, "global", "variant") : "";
  const ofConfig = textAt(image, "imageType");
  const type = image === undefined || (ofConfig === "" && !rules.emptyTypeCounts) ? variant : ofConfig;
  return reference(values, name, entryOf(annotations, TYPE_ANNOTATION) ?? type);
}

/**
 * The init container's image: the values' own name for it, the type that the pod's annotation asks for, else the values.
 *
 * Behaves as: ProxyInitImage of Istio's inject package, 1.31.
 */
export function proxyInitImage({ values, annotations }: ImageFacts): string {
  const name = textValueAt(values, "global", "proxy_init", "image") || DEFAULT_IMAGE;
  return reference(values, name, entryOf(annotations, TYPE_ANNOTATION) ?? textValueAt(values, "global", "variant"));
}

function reference(values: GoValue, name: string, type: string): string {
  const global = entriesOf(valueAt(values, "global") ?? null);
  const tag = Object.hasOwn(global, "tag") ? global["tag"] : undefined;
  return `${textValueAt(values, "global", "hub")}/${name}:${typedTag(tag === undefined ? "" : sprint([tag]), type)}`;
}

/** The tag with the type at its end; `default` stands for no type at all, an empty one leaves the tag alone. */
function typedTag(tag: string, type: string): string {
  if (type === "") return tag;
  const known = KNOWN_TYPES.find((candidate) => tag.endsWith(`-${candidate}`));
  const plain = known === undefined ? tag : tag.slice(0, -known.length - 1);
  return type === "default" ? plain : `${plain}-${type}`;
}
