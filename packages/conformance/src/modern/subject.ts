import type { Json } from "../json.ts";
import type { Compat, Result, Server } from "../subject/subject.ts";

/** What is known of the cluster. */
export interface SetupFacts {
  readonly nodes?: readonly { readonly name: string; readonly kubeletVersion: string }[];
  readonly namespaces?: readonly {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
  readonly proxyConfigs?: readonly Json[];
}

/** What a modern injector is made of: the texts of the two ConfigMaps, istiod's own settings, and the cluster. */
export interface ModernSetup {
  readonly release: string;
  readonly compat: Compat;
  readonly config: string;
  /** Null: none at all, not even an empty text. */
  readonly mesh: string | null;
  readonly values?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly facts: SetupFacts;
  readonly revision?: string;
  readonly nativeSidecars?: "auto" | "enabled" | "disabled";
  readonly platform?: string;
  readonly compliancePolicy?: string;
}

/** What kube-inject writes, and says. */
export interface InjectedText {
  readonly output: string;
  readonly warnings: readonly string[];
}

/** A loaded injector. */
export interface ModernInjector {
  /** What stands as `version` in the status annotation up to 1.8. */
  readonly version: string;
  /** Behind HTTP, without a socket. */
  readonly server: Server;
  /** Injects what holds a pod in a text of documents. */
  injectFile(text: string): Result<InjectedText>;
  /** Answers a review: the text of the response. */
  review(body: string, path: string): string;
}

/** The part of what is under test that the modern releases ask. */
export interface ModernSubject {
  isBuiltIn(release: string): boolean;
  open(setup: ModernSetup): Result<ModernInjector>;
  /** Resolves a mesh configuration: every field that the release knows. */
  resolveMesh(release: string, text: string): Result<Json>;
  /** A pod as that release's Go types hold it: decoded and written again. */
  typedPod(release: string, pod: Json): Result<Json>;
}
