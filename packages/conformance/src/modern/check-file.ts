import { allDifferences } from "../compare/all-differences.ts";
import { asGo } from "../legacy/as-go.ts";
import { checkKubeInject } from "../legacy/check-kube-inject.ts";
import type { Findings } from "../report/outcome.ts";
import { attempt } from "../subject/attempt.ts";
import type { Compat, Result } from "../subject/subject.ts";
import type { ModernCase, ModernFolder } from "./manifest.ts";
import type { InjectedText, ModernInjector } from "./subject.ts";

/** A file, and what it is injected with. */
export interface AskedFile {
  readonly folder: ModernFolder;
  readonly golden: ModernCase;
  readonly release: string;
  /** The injector of either mode. */
  readonly injectorOf: (compat: Compat) => Result<ModernInjector>;
}

/** Injects the input of a case as kube-inject does, and compares text, objects and warnings. */
export function checkFile(findings: Findings, { folder, golden, release, injectorOf }: AskedFile): void {
  const recorded = golden.kubeInject;
  const input = folder.text(golden.input);
  const inject = (compat: Compat): Result<InjectedText> => {
    const injector = injectorOf(compat);
    return "error" in injector ? injector : injector.value.injectFile(input);
  };
  const written = recorded?.actual ?? golden.kubeInjectExpected;
  const error = recorded?.error;
  const expected = error === undefined && written !== undefined ? folder.text(written) : undefined;
  const exact = inject("exact");
  const answers = { exact, fixed: inject("fixed"), asGo: (text: string) => attempt(() => asGo(release, text)) };
  checkKubeInject(findings, { expected, error }, answers);
  if ("error" in exact || !folder.recordsWarnings) return;
  const warnings = (recorded?.warnings ?? []).map(withoutArrow);
  for (const difference of allDifferences(warnings, exact.value.warnings.map(withoutArrow), "warnings"))
    findings.differ("exact", difference);
}

/** The goldens were taken with a test's own printer, which marks each warning with an arrow. */
function withoutArrow(warning: string): string {
  return warning.replace(/^===> /, "").replace(/\n$/, "");
}
