import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "../json.ts";

/** A review as sent, and what that release's own webhook answered. */
export interface GoldenReview {
  readonly name: string;
  readonly review: JsonObject;
  readonly allowed: boolean;
  readonly message: string;
  readonly patchType?: string;
  readonly patch: Json;
  /** The reviewed object after the patch; null where there is no patch or it does not apply. */
  readonly patched: Json;
  readonly patchApplyError?: string;
  readonly httpStatus: number;
  readonly responseUID: string;
  readonly responseKeys: readonly string[] | null;
  /** What the Go handler panicked with; the connection was dropped. */
  readonly panic?: string;
  readonly nondeterministicMessage?: boolean;
}

/** A raw request and its raw response. `status` 0: the handler panicked and the connection was dropped. */
export interface GoldenHttp {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly bodyBase64: string;
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly response?: string;
  readonly panic?: string;
}

/** A row of Istio's own table for the decision. */
export interface GoldenDecision {
  readonly config: JsonObject;
  readonly hostNetwork: boolean;
  readonly metadata: JsonObject;
  readonly required: boolean;
}

/** One case of a legacy manifest. Which members are there depends on `kind`. */
export interface LegacyCase {
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  /** Files below the release's folder. */
  readonly config?: string;
  readonly mesh?: string;
  readonly values?: string;
  readonly input?: string;
  readonly expected?: string;
  readonly settings?: JsonObject;
  readonly error?: string;
  readonly webhook?: readonly GoldenReview[];
  readonly http?: GoldenHttp;
  readonly injectRequired?: readonly GoldenDecision[];
}

/** `manifest.json` of a legacy release. */
export interface LegacyManifest {
  readonly istio: string;
  readonly cases: readonly LegacyCase[];
}

/** A row of the annotation validators: `whole` is the message as the webhook answers it. */
export interface ValidatorRow {
  readonly annotation: string;
  readonly value: string;
  readonly valid: boolean;
  readonly error: string;
  readonly whole: string;
}

/** A row of the template functions. */
export interface FunctionRow {
  readonly func: string;
  readonly args: readonly Json[];
  readonly out: Json;
}

/** `units.json` of a legacy release. */
export interface Units {
  readonly validators: readonly ValidatorRow[];
  readonly functions: readonly FunctionRow[];
}

/** Reads the files of one legacy release; a text that many cases name is read once. */
export class LegacyFolder {
  readonly manifest: LegacyManifest;
  readonly units: Units;
  readonly #folder: string;
  readonly #texts = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as LegacyManifest;
    this.units = JSON.parse(readFileSync(join(folder, "units.json"), "utf8")) as Units;
  }

  /** The text of a file that a case names; "" where it names none. */
  text(file: string | undefined): string {
    if (file === undefined) return "";
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.#folder, file), "utf8");
    this.#texts.set(file, text);
    return text;
  }
}
