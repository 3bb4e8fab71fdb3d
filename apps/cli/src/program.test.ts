import { expect, test } from "vitest";
import { parseArguments } from "./program.ts";

const NOTHING = {
  injectConfig: undefined,
  meshConfig: undefined,
  injectValues: undefined,
  nodes: undefined,
  namespaces: undefined,
  proxyConfigs: undefined,
  platform: undefined,
  compliancePolicy: undefined,
  release: "auto",
  compat: "fixed",
  revision: undefined,
  nativeSidecars: undefined,
  path: undefined,
};
const SETTINGS: [args: string[], want: object][] = [
  [[], {}],
  [["--injectConfigFile", "c"], { injectConfig: "c" }],
  [["--meshConfigFile=m"], { meshConfig: "m" }],
  [["--valuesFile=v"], { injectValues: "v" }],
  [["--release=1.0"], { release: "1.0" }],
  [["--compat", "exact"], { compat: "exact" }],
  [["--revision=canary"], { revision: "canary" }],
  [["--nativeSidecars=enabled"], { nativeSidecars: "enabled" }],
  [["--nodes=n", "--namespaces=ns", "--proxyConfigs=p"], { nodes: "n", namespaces: "ns", proxyConfigs: "p" }],
  [["--path=/inject/cluster/X"], { path: "/inject/cluster/X" }],
];

test.each(SETTINGS)("parseArguments(review %j) reads the settings", (args, want) => {
  expect(parseArguments(["review", ...args])).toEqual({
    kind: "review",
    options: { settings: { ...NOTHING, ...want }, failOnDenial: false },
  });
});

test.each(SETTINGS)("parseArguments(inject -f a %j) reads the settings", (args, want) => {
  expect(parseArguments(["inject", "-f", "a", ...args])).toEqual({
    kind: "inject",
    options: { paths: ["a"], output: "yaml", settings: { ...NOTHING, ...want }, cluster: {} },
  });
});

test("parseArguments() reads a review that fails on denial", () => {
  expect(parseArguments(["review", "--fail-on-denial"])).toMatchObject({ options: { failOnDenial: true } });
});

test.each<[args: string[], want: object]>([
  [["-f", "a", "-f", "b"], { paths: ["a", "b"] }],
  [["-f", "a", "b", "-o", "json"], { paths: ["a", "b"], output: "json" }],
  [["--filename=a", "-f", "-"], { paths: ["a", "-"] }],
  [["-fa", "-ojson"], { paths: ["a"], output: "json" }],
  [["-f=a", "-o=json"], { paths: ["a"], output: "json" }],
  [[], { paths: [] }],
  [
    ["-i", "istio", "--injectConfigMapName=a", "--meshConfigMapName=b", "--kubeconfig=k", "--context=c"],
    {
      cluster: {
        istioNamespace: "istio",
        injectConfigMapName: "a",
        meshConfigMapName: "b",
        kubeconfig: "k",
        context: "c",
      },
    },
  ],
])("parseArguments(inject %j)", (args, want) => {
  expect(parseArguments(["inject", ...args])).toMatchObject({ kind: "inject", options: want });
});

test.each<[string[], RegExp]>([
  [["--nope"], /unknown option '--nope'/],
  [["nope"], /unknown command 'nope'/],
  [["review", "--nope"], /unknown option '--nope'/],
  [["review", "file"], /too many arguments/],
  [["review", "--injectConfigFile"], /argument missing/],
  [["review", "--compat=loose"], /Allowed choices are fixed, exact/],
  [["review", "--release="], /must be auto or the name of a release/],
  [["inject", "--nativeSidecars=yes"], /Allowed choices are auto, enabled, disabled/],
  [["inject", "--path=inject"], /must be \/inject or begin with \/inject\//],
  [["inject", "-o", "xml"], /Allowed choices are yaml, json/],
  [["inject", "-f"], /argument missing/],
  [["inject", "a.yaml"], /too many arguments/],
])("parseArguments(%j) is refused", (args, message) => {
  expect(() => parseArguments(args)).toThrow(
    expect.objectContaining({ name: "UsageError", message: expect.stringMatching(message) }),
  );
});

test.each<[string[], RegExp]>([
  [[], /Usage: outrigger/],
  [["--help"], /Usage: outrigger/],
  [["help"], /Usage: outrigger/],
  [["review", "--help"], /Examples:\n {2}outrigger review < review\.json/],
  [["help", "review"], /Usage: outrigger review/],
  [["inject", "--help"], /Exit codes: 0 .*\n\nExamples:\n {2}outrigger inject -f/],
])("parseArguments(%j) is help", (args, text) => {
  expect(parseArguments(args)).toEqual({ kind: "help", text: expect.stringMatching(text) });
});

test("parseArguments() reads version", () => {
  expect(parseArguments(["version"])).toEqual({ kind: "version", releases: false });
  expect(parseArguments(["version", "--releases"])).toEqual({ kind: "version", releases: true });
});
