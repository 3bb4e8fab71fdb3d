import type { Json } from "../json.ts";
import type { InjectedText, ModernSubject } from "../modern/subject.ts";

/** Whose answer holds where ours differs on purpose. */
export type Compat = "fixed" | "exact";

/** What a server is started with: the texts of a ConfigMap, as the goldens hold them. */
export interface Setup {
  readonly release: string;
  readonly compat: Compat;
  readonly config: string;
  readonly mesh: string;
  readonly values?: string;
}

/** What a file is injected with. */
export interface FileSetup extends Setup {
  /** Whether the mesh is one that only a program can make, since the loader refuses it. */
  readonly meshIsRefused: boolean;
}

/** One HTTP request. */
export interface Question {
  readonly method: string;
  /** Path and query as sent, not cleaned. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

/** One HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** The connection was dropped without an answer. */
  readonly dropped: boolean;
}

/** What loading or calling gave: a value, or the text of the error. */
export type Result<T> = { readonly value: T } | { readonly error: string };

/** A loaded injector behind HTTP. */
export interface Server {
  ask(question: Question): Promise<Answer>;
}

/** What is under test. One interface, so that the comparisons know nothing of how the project is made. */
export interface Subject {
  /** The releases from 1.6 on. */
  readonly modern: ModernSubject;
  /** Loads a configuration. The error is the text that the operator reads. */
  serve(setup: Setup): Result<Server>;
  /** Injects a text of documents as kube-inject of a release up to 1.5 does. */
  injectFile(setup: FileSetup, text: string): Result<InjectedText>;
  /** Resolves a mesh file: every field, durations as `1.000s`. */
  resolveMesh(release: string, text: string): Result<Json>;
  /** Reads an injector configuration: the fields of Istio's Config by their JSON names. */
  parseConfig(release: string, text: string): Result<Json>;
  /** Calls a template function with arguments given as JSON. */
  callFunction(release: string, name: string, args: readonly Json[]): Result<Json>;
}
