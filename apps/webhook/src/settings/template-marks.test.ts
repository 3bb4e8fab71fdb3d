import { expect, test } from "vitest";
import { readTemplate } from "./template-marks.ts";

test.each<[text: string, fields: string[], functions: string[]]>([
  ["{{ .Values.global.hub }}", ["Values"], []],
  ['{{- if eq .Spec.A (index $.ObjectMeta.Labels "x.Y") -}}', ["Spec", "ObjectMeta"], ["if", "eq", "index"]],
  ["{{ range $x := .Spec.Containers }}{{ $x.Name }}{{ .Ports }}", ["Spec", "Ports"], ["range"]],
  ["{{/* .Values f */}}{{- /* .Spec */ -}}", [], []],
  ["{{ `f .Values` | g }}", [], ["g"]],
  ['{{ "\\" f" | g }}', [], ["g"]],
  ["[[ isset .ObjectMeta ]]", ["ObjectMeta"], ["isset"]],
  ["f .Values", [], []],
  ["{{ .Values", [], []],
])("readTemplate(%j)", (text, fields, functions) => {
  expect(readTemplate(text)).toMatchObject({ fields, functions });
});

test.each<[string, string[]]>([
  ["", []],
  ["[[ a ]]", ["[["]],
  ["{{ a }} [[ b ]]", ["[[", "{{"]],
])("readTemplate(%j) finds delimiters", (text, want) => {
  expect(readTemplate(text).delimiters).toEqual(want);
});

test("readTemplate() takes time linear in the text", () => {
  const start = performance.now();
  for (const text of ["{{", "{{/*", '{{"', "{{`", "[["]) readTemplate(text.repeat(200_000));
  expect(performance.now() - start).toBeLessThan(5000);
});
