import { readFileSync } from "node:fs";
import { encodeJson } from "@outrigger/go-std/json";
import { describe, expect, it } from "vitest";
import { parseValues } from "../values/parse-values.ts";
import { effectiveProxyConfig, type ProxyTarget } from "./effective-proxy-config.ts";
import { marshalNonZero } from "./marshal.ts";
import { type MeshConfig, meshSource, type ProxyConfig } from "./mesh-config.ts";
import { meshRules } from "./mesh-rules.ts";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import { protoJson } from "./proto-json.ts";
import { applyProxyConfigYaml } from "./proxy-config.ts";
import { proxyConfigProblem } from "./proxy-config-problem.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { meshView, proxyConfigView } from "./view.ts";

/** Random texts, and what the release's own code made of them: an error, or the message printed without what is zero. */
interface Row {
  readonly release: MeshRelease;
  readonly op: "mesh" | "apply" | "effective" | "annotation" | "values";
  readonly mesh?: string;
  readonly text?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly resources?: NonNullable<ProxyTarget["resources"]>;
  readonly json?: string;
  readonly error?: string;
}

const rows = JSON.parse(
  readFileSync(new URL("../../fixtures/modern-answers.json", import.meta.url), "utf8"),
) as readonly Row[];

type Answer = Pick<Row, "json" | "error">;

function answer(row: Row): Answer {
  const { release, op, text = "" } = row;
  try {
    if (op === "values") {
      parseValues(text, { file: "values", release });
      return {};
    }
    if (op === "annotation") {
      const error = proxyConfigProblem(text, release);
      return error === undefined ? {} : { error };
    }
    const mesh = parseMeshConfig(row.mesh ?? "", { file: "mesh", release });
    if (op === "mesh") return { json: encodeJson(protoJson(meshView(mesh), release) ?? null) };
    return {
      json: proxyText(op === "apply" ? applyProxyConfigYaml(mesh, text).defaultConfig : effective(mesh, row), row),
    };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function effective(mesh: MeshConfig, { namespace = "", labels, text, resources }: Row): ProxyConfig {
  return effectiveProxyConfig(mesh, { namespace, labels, annotation: text, resources });
}

/** The answers since 1.14 are PROXY_CONFIG; those of older releases have the defaults, too. */
function proxyText(config: ProxyConfig, { release }: Row): string {
  if (isSince(release, "1.14")) return encodeJson(protoJson(proxyConfigView(config), release) ?? null);
  const { message } = meshSource(config);
  return encodeJson(message === undefined ? null : marshalNonZero(message, meshRules(release)));
}

describe("recorded answers", () => {
  it.each(["1.31", "1.20", "1.15", "1.12", "1.6"])("of %s", (release) => {
    for (const row of rows.filter((candidate) => candidate.release === release)) {
      const { json, error } = row;
      const wanted: Answer = { ...(json === undefined ? {} : { json }), ...(error === undefined ? {} : { error }) };
      expect({ row, ...answer(row) }).toEqual({ row, ...wanted });
    }
  });
});
