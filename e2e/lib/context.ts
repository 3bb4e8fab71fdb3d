import { readFileSync } from "node:fs";

/** The runtimes that the injector is to run on. */
export const runtimes = ["node", "bun", "deno"] as const;
export type RuntimeName = (typeof runtimes)[number];

/** What a story must know of the tier that it is told in; one JSON file, as stories run in processes of their own. */
export interface TierContext {
  /** `kind`: a whole cluster; `api`: an API server and a controller manager, so that no container ever starts. */
  readonly tier: "kind" | "api";
  readonly runtime: RuntimeName;
  /** The command that is kubectl here, with its leading arguments. */
  readonly kubectl: readonly string[];
  readonly kubeconfig: string;
  /** The API server's audit log: a file, or a path for `kubectl get --raw`. */
  readonly auditLog: { readonly file: string } | { readonly raw: string };
  readonly images: {
    /** The injector on the runtime above. */
    readonly injector: string;
    /** Any image with `node` in it, for the stories' own small programs. */
    readonly node: string;
    readonly proxyInit: string;
    readonly proxy: string;
    /** The proxy of an Istio of today, which is its init container's image, too. */
    readonly modernProxy: string;
  };
  /** Whether proxyInit and proxy are the suite's stand-ins, of which more is known than of Istio's. */
  readonly standIns: boolean;
  /** Where a failed story leaves what it saw. */
  readonly artifacts: string;
}

const variable = "OUTRIGGER_E2E_CONTEXT";

/** How a tier hands its context to the stories. */
export function contextEnvironment(file: string): Record<string, string> {
  return { [variable]: file };
}

/** The context of the tier that this story is told in. Throws when there is none. */
export function readContext(): TierContext {
  const file = process.env[variable];
  if (file === undefined) throw new Error(`Cannot tell a story: no cluster\nRun "npm run e2e" or "npm run e2e:api"`);
  return JSON.parse(readFileSync(file, "utf8")) as TierContext;
}
