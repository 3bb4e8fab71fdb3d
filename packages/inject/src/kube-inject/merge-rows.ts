import type { ReleaseTable } from "@outrigger/kube";
import { type ModernReleaseName, rowsUntil } from "../releases/modern-names.ts";
import type { MergeRelease } from "../releases/release.ts";
import type { MergeTemplateRules } from "./merge-template.ts";

/** What of the rules is the command's alone; the rest it shares with the webhook. */
type Row = Omit<MergeTemplateRules, "types" | "asks">;

const FIRST: Row = {
  yaml: "v2.3.0",
  strictMarkers: false,
  skipsInjected: "with-status",
  namesWorkload: true,
  namesKind: false,
  warningPrefix: "===> ",
  annotatesMesh: false,
  looksForOwner: false,
};

/** What each release does otherwise, oldest first. */
const CHANGES: readonly (readonly [ModernReleaseName, Partial<Row>])[] = [
  ["1.10", { yaml: "v2.4.0" }],
  ["1.12", { yaml: "sigs", strictMarkers: true }],
  ["1.13", { namesKind: true, annotatesMesh: true }],
  ["1.17", { skipsInjected: "never" }],
  ["1.21", { looksForOwner: true }],
];

/** What the command of a merging release does. */
export function mergeRow({ name, types, decision }: MergeRelease): MergeTemplateRules {
  const row = rowsUntil(CHANGES, name as ModernReleaseName).reduce<Row>(
    (before, change) => ({ ...before, ...change }),
    FIRST,
  );
  return { ...row, types: types as ReleaseTable, asks: decision };
}
