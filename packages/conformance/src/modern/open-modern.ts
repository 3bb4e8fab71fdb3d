import { Findings, type Outcome } from "../report/outcome.ts";
import type { Result } from "../subject/subject.ts";
import type { RunOptions, Selection, Suite } from "../suite.ts";
import { checkWebhook } from "./check-webhook.ts";
import { modernSet } from "./folders.ts";
import { caseName, type ModernCase, ModernFolder } from "./manifest.ts";
import { type GoldenTexts, setupOf } from "./setup.ts";
import type { ModernInjector } from "./subject.ts";

/** A run of one release: its files, what is under test, and the injectors that are loaded already. */
interface Run extends RunOptions {
  readonly release: string;
  readonly folder: ModernFolder;
  readonly injectors: Map<string, Result<ModernInjector>>;
}

/** Opens the goldens of a modern release (1.6 and later). */
export function openModern(name: string, path: string): Suite {
  const release = modernSet(name)?.release ?? name;
  const folder = new ModernFolder(path);
  const { cases, istio } = folder.manifest;
  const totals = new Map([["webhook", cases.filter(({ webhook }) => webhook.length > 0).length]]);
  return {
    release: name,
    istio,
    totals,
    isBuiltIn: (subject) => subject.modern.isBuiltIn(release),
    run: (options) => runModern({ ...options, release, folder, injectors: new Map() }),
  };
}

async function* runModern(run: Run): AsyncGenerator<Outcome> {
  for (const golden of run.folder.manifest.cases) {
    if (!isNamed(golden, run.selection)) continue;
    if (run.selection.kinds.has("webhook") && golden.webhook.length > 0)
      yield guarded("webhook", caseName(golden), (findings) => checkWebhookCase(run, golden, findings));
  }
}

/** A check that throws is a failed case, not the end of the run. */
function guarded(kind: string, name: string, check: (findings: Findings) => void): Outcome {
  const findings = new Findings();
  try {
    check(findings);
  } catch (error) {
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    findings.differ("run", { path: "threw", expected: undefined, got });
  }
  return findings.outcome(kind, name);
}

function checkWebhookCase(run: Run, golden: ModernCase, findings: Findings): void {
  const { folder, compat, release } = run;
  const injector = injectorFor(run, golden);
  checkWebhook(findings, { folder, golden, injector, compat, release, subject: run.subject.modern });
}

/** Equal texts and settings share an injector: it is compiled once. */
function injectorFor(run: Run, golden: GoldenTexts): Result<ModernInjector> {
  const setup = setupOf(run.folder, golden, run);
  const key = JSON.stringify([
    golden.config,
    golden.values,
    golden.mesh,
    { ...setup, config: "", mesh: "", values: "" },
  ]);
  const known = run.injectors.get(key);
  if (known !== undefined) return known;
  const injector = run.subject.modern.open(setup);
  run.injectors.set(key, injector);
  return injector;
}

function isNamed(golden: ModernCase, { name }: Selection): boolean {
  if (name === undefined || caseName(golden).includes(name) || golden.name.includes(name)) return true;
  return golden.webhook.some((review) => review.path.includes(name));
}
