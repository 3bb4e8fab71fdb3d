import { Findings, type Outcome } from "../report/outcome.ts";
import type { Compat, Result } from "../subject/subject.ts";
import type { RunOptions, Selection, Suite } from "../suite.ts";
import { checkFile } from "./check-file.ts";
import { checkHttp } from "./check-http.ts";
import { checkMesh } from "./check-mesh.ts";
import { checkWebhook } from "./check-webhook.ts";
import { modernSet } from "./folders.ts";
import { caseName, type ModernCase, ModernFolder } from "./manifest.ts";
import { type GoldenTexts, setupOf } from "./setup.ts";
import type { ModernInjector } from "./subject.ts";
import { Lab } from "./units/lab.ts";
import { unitTasks } from "./units/unit-tasks.ts";

/** A run of one release: its files, what is under test, and the injectors that are loaded already. */
interface Run extends RunOptions {
  readonly release: string;
  readonly folder: ModernFolder;
  readonly injectors: Map<string, Result<ModernInjector>>;
}

/** One thing to look at. */
interface Task {
  readonly kind: string;
  readonly name: string;
  /** What a selection by name goes by, beside the name. */
  readonly aliases: readonly string[];
  check(run: Run, findings: Findings): Promise<void> | void;
}

/** Opens the goldens of a modern release (1.6 and later). */
export function openModern(name: string, path: string): Suite {
  const release = modernSet(name)?.release ?? name;
  const folder = new ModernFolder(path);
  const tasks = tasksOf(folder);
  const totals = new Map<string, number>();
  for (const { kind } of tasks) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  return {
    release: name,
    istio: folder.manifest.istio,
    totals,
    isBuiltIn: (subject) => subject.modern.isBuiltIn(release),
    run: (options) => runTasks(tasks, { ...options, release, folder, injectors: new Map() }),
  };
}

async function* runTasks(tasks: readonly Task[], run: Run): AsyncGenerator<Outcome> {
  for (const task of tasks) if (isSelected(task, run.selection)) yield await guarded(task, run);
}

/** A check that throws is a failed case, not the end of the run. */
async function guarded(task: Task, run: Run): Promise<Outcome> {
  const findings = new Findings();
  try {
    await task.check(run, findings);
  } catch (error) {
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    findings.differ("run", { path: "threw", expected: undefined, got });
  }
  return findings.outcome(task.kind, task.name);
}

function isSelected({ kind, name, aliases }: Task, selection: Selection): boolean {
  const { kinds, name: wanted } = selection;
  return kinds.has(kind) && (wanted === undefined || [name, ...aliases].some((text) => text.includes(wanted)));
}

function tasksOf(folder: ModernFolder): readonly Task[] {
  const { manifest } = folder;
  const requests = (manifest.http ?? []).map((golden): Task => {
    const check: Task["check"] = (run, findings) =>
      checkHttp(findings, { ...run, golden, injector: injectorFor(run, golden) });
    return { kind: "http", name: golden.name, aliases: [], check };
  });
  return [...manifest.cases.flatMap(caseTasks), ...requests, ...meshTasks(manifest.cases), ...rowTasks(folder)];
}

function caseTasks(golden: ModernCase): readonly Task[] {
  const name = caseName(golden);
  const aliases = [golden.name, ...golden.webhook.map(({ path }) => path)];
  const webhook: Task = {
    kind: "webhook",
    name,
    aliases,
    check: (run, findings) => checkReviews(run, golden, findings),
  };
  const file: Task = {
    kind: "kube-inject",
    name,
    aliases,
    check: (run, findings) => checkInput(run, golden, findings),
  };
  return [
    ...(golden.webhook.length > 0 ? [webhook] : []),
    ...(golden.input !== undefined && golden.kubeInject?.ran === true ? [file] : []),
  ];
}

function checkReviews(run: Run, golden: ModernCase, findings: Findings): void {
  checkWebhook(findings, { ...run, golden, injector: injectorFor(run, golden), subject: run.subject.modern });
}

/** Istio's kube-inject was called without a revision. */
function checkInput(run: Run, golden: ModernCase, findings: Findings): void {
  const settings = { ...golden.settings, revision: "" };
  const injectorOf = (compat: Compat) => injectorFor({ ...run, compat }, { ...golden, settings });
  checkFile(findings, { ...run, golden, injectorOf });
}

/** Each mesh configuration once, whichever cases name it. A text that is not quite what the case was run with proves nothing. */
function meshTasks(cases: readonly ModernCase[]): readonly Task[] {
  const pairs = new Map<string, { readonly mesh: string; readonly effective: string }>();
  for (const { mesh, meshEffective, settings } of cases) {
    if (mesh === null || meshEffective === undefined || settings.meshInexact !== undefined) continue;
    pairs.set(mesh, { mesh, effective: meshEffective });
  }
  return [...pairs.values()].map(({ mesh, effective }) => ({
    kind: "mesh",
    name: mesh,
    aliases: [],
    check: ({ subject, release, folder }, findings) =>
      checkMesh(findings, folder.json(effective), subject.modern.resolveMesh(release, folder.text(mesh))),
  }));
}

function rowTasks(folder: ModernFolder): readonly Task[] {
  return unitTasks(folder).map((row) => ({
    kind: "units",
    name: row.name,
    aliases: [],
    check: ({ subject, release, compat }, findings) => row.check(new Lab(subject.modern, release, compat), findings),
  }));
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
