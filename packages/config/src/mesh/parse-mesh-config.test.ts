import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import type { MeshConfig } from "./mesh-config.ts";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import { isSince, MESH_RELEASES, type MeshRelease } from "./releases.ts";

const LEGACY = MESH_RELEASES.filter((release) => !isSince(release, "1.6"));

type Tree = Record<string, unknown>;

/** What the releases' own programs answered: an error, or the fields that are not as by default. */
type Answer = { readonly error: string } | { readonly changed: Tree };

interface Row {
  readonly mesh: string;
  readonly answers: Readonly<Record<MeshRelease, Answer>>;
}

const fixture = JSON.parse(readFileSync(new URL("../../fixtures/mesh-answers.json", import.meta.url), "utf8")) as {
  readonly defaults: Readonly<Record<MeshRelease, Tree>>;
  readonly rows: readonly Row[];
};

const parse = (text: string, release: MeshRelease = "1.0"): MeshConfig =>
  parseMeshConfig(text, { file: "mesh", release });

function errorOf(text: string, release: MeshRelease = "1.0"): ConfigError {
  try {
    parse(text, release);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The fields in which two trees differ, by their dotted paths. */
function changed(from: unknown, to: unknown, path = ""): Tree {
  if (JSON.stringify(from) === JSON.stringify(to)) return {};
  if (!isTree(from) || !isTree(to) || Object.keys(from).join() !== Object.keys(to).join()) return { [path]: to };
  const parts = Object.entries(to).map(([key, value]) =>
    changed(from[key], value, path === "" ? key : `${path}.${key}`),
  );
  return Object.assign({}, ...parts) as Tree;
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe.each(LEGACY)("parseMeshConfig() of %s", (release) => {
  const defaults = fixture.defaults[release];

  it("has the release's defaults, in its order", () => {
    expect(JSON.stringify(parse("", release))).toBe(JSON.stringify(defaults));
  });

  it("answers as the release does", () => {
    for (const { mesh, answers } of fixture.rows) {
      let got: Answer;
      try {
        got = { changed: changed(defaults, parse(mesh, release)) };
      } catch (error) {
        got = { error: (error as Error).message };
      }
      expect({ mesh, ...got }).toEqual({ mesh, ...answers[release] });
    }
  });
});

describe("parseMeshConfig() issues", () => {
  it.each<[string, MeshRelease, object]>([
    ["a: b: c", "1.0", { code: "config-yaml", line: 1, column: 5 }],
    ["x: 1", "1.0", { code: "mesh-field", path: "x", line: 1, column: 4 }],
    [
      "defaultConfig:\n  proxyAdminPort: x",
      "1.0",
      { code: "mesh-field", path: "defaultConfig.proxyAdminPort", line: 2 },
    ],
    [
      "default_config:\n  proxy_admin_port: 0x1FFFF",
      "1.5",
      { code: "mesh-value", path: "default_config.proxy_admin_port" },
    ],
    ["a: 1\nproxyListenPort: .nan", "1.0", { code: "config-yaml", path: "proxyListenPort", line: 2, column: 18 }],
  ])("%j in %s", (text, release, issue) => {
    const { issues, message } = errorOf(text, release);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ ...issue, file: "mesh" });
    expect(message).toContain(issues[0]?.message);
  });

  it("gives one for each value refused", () => {
    const { issues, message } = errorOf("proxyListenPort: 0\ndefaultConfig: {discoveryAddress: x}", "1.2");
    expect(message).toMatch(
      /^2 errors occurred:\n\t\* invalid proxy listen port: .*\n\t\* invalid discovery address: /,
    );
    expect(issues.map(({ path, line, column }) => [path, line, column])).toEqual([
      ["proxyListenPort", 1, 18],
      ["defaultConfig.discoveryAddress", 2, 35],
    ]);
  });

  it("points into a manifest", () => {
    const text = "kind: ConfigMap\ndata:\n  mesh: |\n    proxyListenPort: 0\n";
    expect(errorOf(text).issues[0]).toMatchObject({ line: 4, column: 22 });
  });
});

describe("parseMeshConfig() and hostile keys", () => {
  it("refuses or ignores them as any other key", () => {
    expect(errorOf("__proto__: {x: 1}").message).toBe(
      'failed to convert to proto. unknown field "__proto__" in v1alpha1.MeshConfig',
    );
    expect(parse("constructor: {x: 1}", "1.1").defaultConfig["configPath"]).toBe("/etc/istio/proxy");
    const metadata = parse("defaultConfig: {proxyMetadata: {__proto__: x}}", "1.5").defaultConfig["proxyMetadata"];
    expect(Object.keys(metadata as Tree)).toEqual(["__proto__"]);
  });
});
