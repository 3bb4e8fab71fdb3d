import { ConfigError, parseInjectorConfig } from "@outrigger/config";
import { releases } from "@outrigger/inject";
import type { ReleaseName } from "@outrigger/inject";
import { expect, test } from "vitest";
import { chooseRelease } from "./choose-release.ts";

const choose = (text: string) => chooseRelease(parseInjectorConfig(text, { file: "config.yaml" }));
const template = (text: string): string => `policy: enabled\ntemplate: |\n  ${text}\n`;

/** The newest release of which recorded answers exist. */
function newest(engine: "append" | "merge", delimiter: string): ReleaseName | undefined {
  return releases.findLast(
    (release) => release.engine === engine && release.proved && release.delimiters[0] === delimiter,
  )?.name;
}

test.each<[text: string, want: string | undefined, why: RegExp]>([
  [template("a: [[ .Spec.Hostname ]]"), "1.1", /one template with actions between \[\[ and \]\]/],
  [template("a: {{ .Values.x }}"), newest("append", "{{"), /with actions between \{\{ and \}\}/],
  [template("a: b"), newest("append", "{{"), /one template without actions/],
  [
    template("a: {{ formatDuration .ProxyConfig.DrainDuration }}"),
    "1.5",
    /which call formatDuration as charts up to 1\.5 do/,
  ],
  [template("a: {{ .Spec.Nothing | nothing }}"), newest("append", "{{"), /one template/],
  [template("a: {{/* formatDuration */}}"), newest("append", "{{"), /one template/],
])("chooseRelease(%j) is %s", (text, want, why) => {
  const chosen = choose(text);
  expect(chosen.release).toBe(want);
  expect(chosen.why).toMatch(/^the newest release that this configuration fits: it has /);
  expect(chosen.why).toMatch(why);
});

const merging = newest("merge", "{{");
const MODERN = "policy: enabled\ntemplate: old\ntemplates:\n  sidecar: |\n    a: {{ .Revision }}\n";

test.runIf(merging !== undefined)("chooseRelease() takes the newest that merges for templates", () => {
  expect(choose(MODERN)).toMatchObject({ release: merging, why: expect.stringContaining("it has templates") });
});

test.runIf(merging !== undefined).each([
  ["a field that went", "{{ .EstimatedConcurrency }}"],
  ["a function that came late", "{{ otelResourceAttributes }}"],
])("chooseRelease() takes a release that knows %s, if there is one", (_, action) => {
  const word = /\w+/.exec(action)?.[0] ?? "";
  const knows = releases.filter((release) => release.data.some(({ name }) => name === word));
  const { release } = choose(MODERN.replace("{{ .Revision }}", action));
  if (knows.length > 0) expect(knows.map(({ name }) => name)).toContain(release);
});

test("chooseRelease() refuses what fits none, and says why", () => {
  const text = "policy: enabled\ntemplates: {sidecar: '[[ .Spec ]]'}\n";
  expect(() => choose(text)).toThrow(ConfigError);
  expect(() => choose(text)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        /^Cannot choose a release for "config\.yaml": its shape fits none \(1\.0\.0, 1\.0, 1\.1, .*: it reads one template/,
      ),
      issues: [expect.objectContaining({ code: "config-shape", hint: expect.stringContaining("--release") })],
    }),
  );
});
