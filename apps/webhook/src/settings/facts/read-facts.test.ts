import { ConfigError } from "@outrigger/config";
import { JsonNumber } from "@outrigger/go-std/json";
import { expect, test } from "vitest";
import { readFacts } from "./read-facts.ts";
import type { FactFiles } from "./read-facts.ts";

const facts = (kind: keyof FactFiles, text: string) => readFacts({ [kind]: "facts.yaml" }, () => text);

function issueOf(kind: keyof FactFiles, text: string) {
  try {
    facts(kind, text);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues[0];
    throw error;
  }
  throw new Error("nothing was thrown");
}

const node = (name: string, kubeletVersion: string) => ({
  kind: "Node",
  metadata: { name },
  status: { nodeInfo: { kubeletVersion } },
});
const LIST = JSON.stringify({ apiVersion: "v1", kind: "List", items: [node("a", "v1.33.0"), node("b", "v1.32.1")] });

test("readFacts() knows nothing of what no file tells", () => {
  expect(readFacts({}, () => "")).toEqual({});
});

test.each<[name: string, text: string, want: [string, string][]]>([
  [
    "a list as kubectl prints it",
    LIST,
    [
      ["a", "v1.33.0"],
      ["b", "v1.32.1"],
    ],
  ],
  [
    "a list laid out over lines, with tabs",
    JSON.stringify(JSON.parse(LIST), null, "\t"),
    [
      ["a", "v1.33.0"],
      ["b", "v1.32.1"],
    ],
  ],
  [
    "a list whose items do not say what they are",
    "kind: NodeList\nitems:\n- metadata: {name: a}\n  status: {nodeInfo: {kubeletVersion: v1.30.0}}\n",
    [["a", "v1.30.0"]],
  ],
  [
    "documents, others among them",
    `kind: Namespace\nmetadata: {name: x}\n---\n${JSON.stringify(node("a", "v1"))}\n---\n${JSON.stringify(node("b", "v2"))}\n`,
    [
      ["a", "v1"],
      ["b", "v2"],
    ],
  ],
  ["an empty list", "kind: List\nitems: []\n", []],
  ["a list of null", "kind: NodeList\nitems:\n", []],
  ["an empty file", "", []],
])("readFacts() reads nodes from %s", (_, text, want) => {
  expect(facts("nodes", text)).toEqual({ nodes: want.map(([name, kubeletVersion]) => ({ name, kubeletVersion })) });
});

test("readFacts() reads namespaces with labels and annotations", () => {
  const text =
    "kind: Namespace\nmetadata:\n  name: a\n  labels: {istio-injection: enabled}\n---\nkind: Namespace\nmetadata: {name: b, annotations: {x: 'y'}}\n";
  expect(facts("namespaces", text)).toEqual({
    namespaces: [
      { name: "a", labels: { "istio-injection": "enabled" }, annotations: {} },
      { name: "b", labels: {}, annotations: { x: "y" } },
    ],
  });
});

test("readFacts() hands ProxyConfigs on as they are", () => {
  const text =
    "apiVersion: networking.istio.io/v1beta1\nkind: ProxyConfig\nmetadata: {name: p, namespace: ns}\nspec:\n  concurrency: 2\n  unknown: {__proto__: 1.5}\n";
  const [config] = facts("proxyConfigs", text).proxyConfigs ?? [];
  expect(config).toMatchObject({
    kind: "ProxyConfig",
    metadata: { name: "p", namespace: "ns" },
    spec: { concurrency: 2 },
  });
  const { spec } = config as { spec: { unknown: object } };
  expect(Object.getOwnPropertyDescriptor(spec.unknown, "__proto__")?.value).toEqual(new JsonNumber("1.5"));
});

test.each<[kind: keyof FactFiles, text: string, want: object]>([
  ["nodes", "kind: [", { code: "config-yaml", line: 2, column: 1 }],
  ["nodes", "hello", { code: "config-shape", line: 1, column: 1, path: "" }],
  [
    "nodes",
    "items: []",
    { code: "config-shape", line: 1, column: 1, path: "kind", hint: "Write the file with: kubectl get nodes -o yaml" },
  ],
  [
    "nodes",
    "kind: Pod\nmetadata: {}\n",
    {
      code: "config-shape",
      message: 'Cannot find a Node in "facts.yaml": it holds a Pod',
      line: 1,
      column: 7,
      path: "kind",
    },
  ],
  ["nodes", "kind: NodeList\nitems: 5\n", { line: 2, column: 8, path: "items" }],
  [
    "nodes",
    "kind: NodeList\nitems:\n- metadata: {name: a}\n  status:\n    nodeInfo: {}\n",
    {
      message: "Cannot read the Node: items[0].status.nodeInfo.kubeletVersion: expected string, received undefined",
      file: "facts.yaml",
      line: 5,
      column: 15,
      path: "items[0].status.nodeInfo.kubeletVersion",
    },
  ],
  [
    "namespaces",
    "kind: Namespace\nmetadata: {name: a}\n---\nkind: Namespace\nmetadata:\n  name: ''\n",
    { message: "Cannot read the Namespace: metadata.name: must not be empty", line: 6, column: 9 },
  ],
  [
    "namespaces",
    "kind: Namespace\nmetadata: {name: a, labels: {b: 1}}\n",
    { line: 2, column: 33, path: "metadata.labels.b" },
  ],
  [
    "proxyConfigs",
    "apiVersion: v1\nkind: ProxyConfig\nmetadata: {name: a}\n",
    { line: 1, column: 13, path: "apiVersion", hint: expect.stringContaining("kubectl get proxyconfigs") },
  ],
  [
    "proxyConfigs",
    "apiVersion: networking.istio.io/v1beta1\nkind: ProxyConfig\nmetadata: {name: a, namespace: n}\n",
    { line: 3, column: 32, path: "metadata.namespace" },
  ],
])("readFacts(%s) refuses %j", (kind, text, want) => {
  expect(issueOf(kind, text)).toMatchObject(want);
});

test("readFacts() says what the file system says", () => {
  const fail = (): string => {
    throw new Error("open nodes.yaml: no such file or directory");
  };
  expect(() => readFacts({ nodes: "nodes.yaml" }, fail)).toThrow("open nodes.yaml: no such file or directory");
});
