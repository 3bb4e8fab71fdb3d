import { expect, test } from "vitest";
import { Findings } from "../report/outcome.ts";
import { asGo } from "./as-go.ts";
import { checkKubeInject, type FileAnswers } from "./check-kube-inject.ts";

const pod = "kind: Pod\nmetadata:\n  creationTimestamp: null\nspec:\n  containers: null\nstatus: {}\n";
const written = { value: { output: pod, warnings: [] } };
const kept = { value: { output: "# mine\nkind: Pod\nnew: 1\n", warnings: [] } };

function failing(golden: Parameters<typeof checkKubeInject>[1], answers: Omit<FileAnswers, "asGo">): readonly string[] {
  const findings = new Findings();
  checkKubeInject(findings, golden, { ...answers, asGo: (text) => ({ value: asGo("1.5", text) }) });
  return findings.differences.map(({ part, path }) => `${part} ${path}`);
}

test("checkKubeInject() wants the text under `exact`, and the objects under `fixed`", () => {
  expect(failing({ expected: pod }, { exact: written, fixed: kept })).toEqual([]);
  expect(failing({ expected: pod }, { exact: kept, fixed: written })).toContain("exact line[0]");
  const other = { value: { output: "kind: Pod\nspec: {nodeName: a}\n", warnings: [] } };
  expect(failing({ expected: pod }, { exact: written, fixed: other })).toEqual([
    "fixed line[5]",
    "fixed line[6]",
    "fixed line[7]",
  ]);
});

test("checkKubeInject() wants an error of both where there was one", () => {
  const failed = { error: "no" };
  expect(failing({ error: "no" }, { exact: failed, fixed: failed })).toEqual([]);
  expect(failing({ error: "no" }, { exact: failed, fixed: written })).toEqual(["fixed error"]);
  expect(failing({ expected: pod }, { exact: failed, fixed: kept })).toEqual(["exact error"]);
});

test("asGo() writes the items of a List as their types do", () => {
  expect(
    asGo(
      "1.5",
      "kind: List\nitems:\n- kind: Pod\n  new: 1\n- kind: Other\n  new: 1\n--- # next\nkind: Other\nb: 0x10\n",
    ),
  ).toBe(
    "items:\n- kind: Pod\n  metadata:\n    creationTimestamp: null\n  spec:\n    containers: null\n  status: {}\n" +
      "- kind: Other\n  new: 1\nkind: List\nmetadata: {}\n---\nb: 16\nkind: Other\n",
  );
});
