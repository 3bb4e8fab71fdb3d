import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../json.ts";

/** A namespace as the settings of a case know it; Go's nil maps are null. */
export interface GoldenNamespace {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>> | null;
  readonly annotations?: Readonly<Record<string, string>> | null;
}

/** A ProxyConfig resource as the settings of a case know it. */
export interface GoldenProxyConfig {
  readonly name: string;
  readonly namespace: string;
  readonly spec: Json;
}

/** What a case was run with beside its texts. What stands here and is not read says where the case comes from: see `setup.ts`. */
export interface GoldenSettings {
  readonly revision?: string;
  readonly nativeSidecars?: "auto" | "enabled" | "disabled";
  readonly nodes?: readonly { readonly name: string; readonly kubeletVersion: string }[] | null;
  readonly nodesClient?: boolean;
  readonly namespaces?: readonly GoldenNamespace[] | null;
  readonly proxyConfigs?: readonly GoldenProxyConfig[];
  readonly platform?: string;
  readonly compliancePolicy?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly features?: Readonly<Record<string, string>>;
  readonly sidecarTemplateVersion?: string;
  readonly meshInexact?: Json;
}

/** A review, and the files of what was answered. */
export interface GoldenReview {
  readonly review: string;
  readonly path: string;
  readonly allowed: boolean;
  readonly message?: string;
  readonly patch: string | null;
  readonly patched: string | null;
  /** Absent where the configuration did not load; `error` says why. */
  readonly response?: string;
  /** Go's own patch does not apply to the object of the request. */
  readonly applyError?: string;
  readonly error?: string | null;
}

/** What kube-inject made of the input. */
interface GoldenKubeInject {
  readonly ran: boolean;
  readonly actual?: string;
  readonly error?: string;
  readonly warnings?: readonly string[];
}

/** One case: texts, settings, and what they gave. Texts are files below the release's folder. */
export interface ModernCase {
  readonly id?: string;
  readonly name: string;
  readonly input?: string;
  readonly config: string;
  readonly values: string | null;
  readonly mesh: string | null;
  readonly meshEffective?: string;
  readonly settings: GoldenSettings;
  readonly kubeInjectExpected?: string;
  readonly kubeInject?: GoldenKubeInject;
  readonly webhook: readonly GoldenReview[];
}

/** A raw request and its raw response. */
export interface GoldenRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  readonly status: number;
  readonly response: string;
  readonly responseContentType: string;
  readonly config: string;
  readonly values: string | null;
  readonly mesh: string | null;
  readonly settings: GoldenSettings;
}

/** `manifest.json` of a modern release. */
export interface ModernManifest {
  readonly istio: string;
  readonly cases: readonly ModernCase[];
  readonly http?: readonly GoldenRequest[];
}

/** The name of a case: unique in its release. */
export function caseName({ id, name }: ModernCase): string {
  return id ?? name;
}

/** Reads the files of one modern release; a text that many cases name is read once. */
export class ModernFolder {
  readonly manifest: ModernManifest;
  readonly path: string;
  /** Whether what kube-inject says was recorded at all (1.14 and later). */
  readonly recordsWarnings: boolean;
  readonly #texts = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
    this.manifest = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")) as ModernManifest;
    this.recordsWarnings = this.manifest.cases.some(({ kubeInject }) => kubeInject?.warnings !== undefined);
  }

  /** The text of a file that a case names; "" where it names none. */
  text(file: string | null | undefined): string {
    if (file === undefined || file === null) return "";
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.path, file), "utf8");
    this.#texts.set(file, text);
    return text;
  }

  /** The JSON of a file that one case names. */
  json(file: string): Json {
    return JSON.parse(readFileSync(join(this.path, file), "utf8")) as Json;
  }

  /** The bytes of a file that one case names. */
  bytes(file: string): Uint8Array {
    return readFileSync(join(this.path, file));
  }
}
