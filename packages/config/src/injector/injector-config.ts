import type { JsonObject } from "@outrigger/go-std/json";
import type { Locate } from "../source/place.ts";

/** The injector's configuration: the key `config` of the ConfigMap istio-sidecar-injector. */
export interface InjectorConfig {
  /** `enabled` or `disabled`; any other text is kept, and means that nothing is injected. */
  readonly policy: string;
  /** The template, as Go's YAML reads it from the file; its SHA-256 is the version in the status annotation. */
  readonly template: string;
  /** Label selectors (1.1 and later) as JSON. Pods that match one are left alone, unless their annotation decides. */
  readonly neverInjectSelector: readonly JsonObject[];
  /** Label selectors (1.1 and later) as JSON. Pods that match one are injected, unless something above decides. */
  readonly alwaysInjectSelector: readonly JsonObject[];
  /** Annotations (1.4 and later) that every injected pod gets, sorted by key. */
  readonly injectedAnnotations: Readonly<Record<string, string>>;
  /** Templates by name (1.9 and later). */
  readonly templates: Readonly<Record<string, string>>;
  /** The templates used where a pod names none (1.9 and later): `sidecar` where the configuration names none. */
  readonly defaultTemplates: readonly string[];
  /** Names that stand for several templates (1.9 and later). */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** The keys of the document as they are written: what a choice of the release can go by. */
  readonly keys: readonly string[];
  readonly file: string;
  /** Tells where a line and column of the template stand in the file; exactly so where the template is a block (`|`). */
  readonly locate: Locate;
  /** Tells the same of one of {@link templates}. */
  readonly locateTemplate: (name: string) => Locate;
}
