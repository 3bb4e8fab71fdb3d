import { isObject, type Json } from "../json.ts";
import { Findings, type Outcome } from "../report/outcome.ts";
import type { Result, Server, Subject } from "../subject/subject.ts";
import type { RunOptions, Selection, Suite } from "../suite.ts";
import { checkDecisions } from "./check-decisions.ts";
import { checkHttp } from "./check-http.ts";
import { attempt } from "../subject/attempt.ts";
import { asGo } from "./as-go.ts";
import { checkKubeInject } from "./check-kube-inject.ts";
import { checkReviews } from "./check-reviews.ts";
import { checkResult } from "./check-texts.ts";
import { checkFunction, checkValidator, functionName, validatorName } from "./check-units.ts";
import { type LegacyCase, LegacyFolder } from "./manifest.ts";

/** A run of one release: its files, what is under test, and the servers that are loaded already. */
interface Run extends RunOptions {
  readonly release: string;
  readonly folder: LegacyFolder;
  readonly servers: Map<string, Result<Server>>;
}

/** A server's texts. Equal texts share a server: the injector is compiled once. */
interface Texts {
  readonly config: string;
  readonly mesh: string;
  readonly values?: string;
}

type Check = (run: Run, golden: LegacyCase, findings: Findings) => Promise<void> | void;

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["webhook", checkWebhookCase],
  ["http", checkHttpCase],
  ["mesh", checkMeshCase],
  ["config", checkConfigCase],
  ["injectRequired", checkDecisionCase],
  ["kube-inject", checkFileCase],
]);

/** An injector that decides and validates, and adds nothing. */
const plainConfig = 'policy: enabled\ntemplate: ""\n';

/** Opens the goldens of a legacy release (1.0.0 to 1.5). */
export function openLegacy(release: string, path: string): Suite {
  const folder = new LegacyFolder(path);
  const totals = new Map<string, number>();
  for (const { kind } of folder.manifest.cases) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  totals.set("units", folder.units.validators.length + folder.units.functions.length);
  return {
    release,
    istio: folder.manifest.istio,
    totals,
    isBuiltIn: () => true,
    run: (options) => runLegacy({ ...options, release, folder, servers: new Map() }),
  };
}

async function* runLegacy(run: Run): AsyncGenerator<Outcome> {
  for (const golden of run.folder.manifest.cases) {
    const check = checks.get(golden.kind);
    if (check === undefined || !run.selection.kinds.has(golden.kind) || !isNamed(golden, run.selection)) continue;
    yield await guarded(golden.kind, golden.name, (findings) => check(run, golden, findings));
  }
  if (run.selection.kinds.has("units")) yield* runUnits(run);
}

async function* runUnits(run: Run): AsyncGenerator<Outcome> {
  const { validators, functions } = run.folder.units;
  const server = serverFor(run, { config: plainConfig, mesh: "" });
  const isSelected = (name: string) => run.selection.name === undefined || name.includes(run.selection.name);
  for (const [index, row] of validators.entries()) {
    const name = validatorName(row, index);
    if (isSelected(name)) yield await guarded("units", name, (findings) => checkValidator(findings, server, row));
  }
  for (const [index, row] of functions.entries()) {
    const name = functionName(row, index);
    const call = (subject: Subject) => subject.callFunction(run.release, row.func, row.args);
    if (isSelected(name))
      yield await guarded("units", name, (findings) => checkFunction(findings, call(run.subject), row));
  }
}

/** A check that throws is a failed case, not the end of the run. */
async function guarded(
  kind: string,
  name: string,
  check: (findings: Findings) => Promise<void> | void,
): Promise<Outcome> {
  const findings = new Findings();
  try {
    await check(findings);
  } catch (error) {
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    findings.differ("run", { path: "threw", expected: undefined, got });
  }
  return findings.outcome(kind, name);
}

async function checkWebhookCase(run: Run, golden: LegacyCase, findings: Findings): Promise<void> {
  const server = serverFor(run, textsOf(run, golden));
  const reviews = golden.webhook ?? [];
  if (reviews.length === 0 && "error" in server) {
    findings.differ("load", { path: "load", expected: "loads", got: server.error });
  }
  await checkReviews(findings, server, { reviews, compat: run.compat });
}

async function checkHttpCase(run: Run, golden: LegacyCase, findings: Findings): Promise<void> {
  if (golden.http === undefined) throw new Error(`Cannot run "${golden.name}": it holds no request`);
  await checkHttp(findings, serverFor(run, textsOf(run, golden)), { golden: golden.http, compat: run.compat });
}

function checkMeshCase(run: Run, golden: LegacyCase, findings: Findings): void {
  const got = run.subject.resolveMesh(run.release, settingText(golden, "mesh"));
  checkResult(findings, { value: golden.settings?.["resolved"], error: golden.error }, got, "resolved");
}

async function checkConfigCase(run: Run, golden: LegacyCase, findings: Findings): Promise<void> {
  const config = settingText(golden, "config");
  const got = run.subject.parseConfig(run.release, config);
  checkResult(findings, { value: withoutNulls(golden.settings?.["parsed"]), error: golden.error }, got, "parsed");
  const reviews = golden.webhook ?? [];
  if (reviews.length === 0) return;
  await checkReviews(findings, serverFor(run, textsOf(run, golden)), { reviews, compat: run.compat });
}

async function checkDecisionCase(run: Run, golden: LegacyCase, findings: Findings): Promise<void> {
  const serve = (config: string) => serverFor(run, { config, mesh: "" });
  await checkDecisions(findings, serve, golden.injectRequired ?? []);
}

function checkFileCase(run: Run, golden: LegacyCase, findings: Findings): void {
  const { folder, release, subject } = run;
  const texts = textsOf(run, golden);
  const meshIsRefused = golden.settings?.["meshRefusedByLoader"] !== undefined;
  const inject = (compat: "exact" | "fixed") =>
    subject.injectFile({ release, compat, meshIsRefused, ...texts }, folder.text(golden.input));
  const expected = golden.expected === undefined ? undefined : folder.text(golden.expected);
  checkKubeInject(
    findings,
    { expected, error: golden.error },
    { exact: inject("exact"), fixed: inject("fixed"), asGo: (text) => attempt(() => asGo(release, text)) },
  );
}

function textsOf({ folder }: Run, golden: LegacyCase): Texts {
  const values = golden.values === undefined ? {} : { values: folder.text(golden.values) };
  return { config: folder.text(golden.config), mesh: folder.text(golden.mesh), ...values };
}

function serverFor(run: Run, texts: Texts): Result<Server> {
  const key = JSON.stringify([texts.config, texts.mesh, texts.values]);
  const known = run.servers.get(key);
  if (known !== undefined) return known;
  const server = run.subject.serve({ release: run.release, compat: run.compat, ...texts });
  run.servers.set(key, server);
  return server;
}

/** A recorded configuration holds Go's nil lists and maps as null; they are fields that are not set. */
function withoutNulls(value: Json | undefined): Json | undefined {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) : value;
}

function settingText(golden: LegacyCase, name: string): string {
  const text = golden.settings?.[name];
  if (typeof text !== "string") throw new Error(`Cannot run "${golden.name}": its settings hold no ${name}`);
  return text;
}

function isNamed(golden: LegacyCase, { name }: Selection): boolean {
  if (name === undefined || golden.name.includes(name)) return true;
  return (golden.webhook ?? []).some((review) => review.name.includes(name));
}
