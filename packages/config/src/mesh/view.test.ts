import { Typed } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import { contentOf, findMethod, type GoValue } from "@outrigger/go-std";
import { describe, expect, it } from "vitest";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import type { MeshRelease } from "./releases.ts";
import { durationType, meshView, meshType, proxyConfigView, proxyConfigType } from "./view.ts";

const mesh = (text: string, release: MeshRelease): ReturnType<typeof parseMeshConfig> =>
  parseMeshConfig(text, { file: "mesh", release });

/** Follows field names and, with parentheses, methods without arguments. */
function reach(value: GoValue, path: string): GoValue {
  let at = value;
  for (const step of path.split(".")) at = step.endsWith("()") ? call(at, step.slice(0, -2)) : field(at, step);
  return at;
}

function call(value: GoValue, name: string): GoValue {
  const found = findMethod(value, name);
  if (found === undefined) throw new Error(`no method ${name}`);
  return found.method.call(found.receiver, []);
}

function field(value: GoValue, name: string): GoValue {
  let content = contentOf(value);
  if (content instanceof Typed) content = content.content;
  if (typeof content !== "function") throw new Error(`no struct to read ${name} of`);
  return content(name);
}

const TRACED = "defaultConfig: {tracing: {zipkin: {address: 'a:1'}}, concurrency: 2, interceptionMode: 1}";

describe("proxyConfigView() and meshView() print as Go does", () => {
  it.each<[string, MeshRelease, string]>([
    ["DrainDuration", "1.0", "seconds:2 "],
    ["DrainDuration", "1.1", "45s"],
    ["InterceptionMode", "1.0", "REDIRECT"],
    ["InterceptionMode.String()", "1.5", "REDIRECT"],
    ["ProxyAdminPort", "1.0", "15000"],
    ["Tracing", "1.1", "<nil>"],
    ["GetTracing().GetLightstep().GetAddress()", "1.1", ""],
    ["GetTracing().GetStackdriver().GetMaxNumberOfAttributes()", "1.3", "nil"],
    ["EnvoyMetricsService.Address", "1.3", ""],
    ["ProxyMetadata", "1.5", "map[]"],
  ])(".ProxyConfig.%s in %s", (path, release, want) => {
    expect(sprint([reach(proxyConfigView(mesh("", release)), path)])).toBe(want);
  });

  it.each<[string, MeshRelease, string]>([
    ["ProxyListenPort", "1.0", "15001"],
    ["OutboundTrafficPolicy", "1.0", "<nil>"],
    ["OutboundTrafficPolicy", "1.1", "mode:ALLOW_ANY "],
    ["RdsRefreshDelay", "1.1", "(duration: nil Duration)"],
    ["ConnectTimeout.Seconds", "1.5", "1"],
    ["DefaultServiceExportTo", "1.1", "[*]"],
    ["EnableAutoMtls", "1.4", "&BoolValue{Value:false,XXX_unrecognized:[],}"],
    ["DefaultConfig.ConfigPath", "1.0", "/etc/istio/proxy"],
    ["SdsUseK8SSaJwt", "1.1", "false"],
  ])(".MeshConfig.%s in %s", (path, release, want) => {
    expect(sprint([reach(meshView(mesh("", release)), path)])).toBe(want);
  });

  it("reads what is set", () => {
    const proxy = proxyConfigView(mesh(TRACED, "1.5"));
    expect(reach(proxy, "GetTracing().GetZipkin().GetAddress()")).toBe("a:1");
    expect(reach(proxy, "Tracing.Tracer.Zipkin.Address")).toBe("a:1");
    expect(sprint([reach(proxy, "Concurrency")])).toBe("2");
    expect(sprint([reach(proxy, "Tracing")])).toBe('zipkin:<address:"a:1" > ');
    expect(sprint([proxy])).toContain("interception_mode:TPROXY tracing:<zipkin:<address:");
  });
});

describe("view types", () => {
  it("have Go's names, and are the same each time", () => {
    expect(meshType("1.0").name).toBe("*v1alpha1.MeshConfig");
    expect(proxyConfigType("1.0")).toBe(proxyConfigView(mesh("", "1.0")).type);
    expect(durationType("1.0").name).toBe("*duration.Duration");
    expect(durationType("1.1").name).toBe("*types.Duration");
  });

  it("has the fields of the release", () => {
    const names = (release: MeshRelease): (string | undefined)[] | undefined =>
      proxyConfigType(release).elem?.fields?.map(({ name }) => name);
    expect(names("1.0")).not.toContain("Tracing");
    expect(names("1.5")?.at(-1)).toBe("ProxyMetadata");
  });

  it("are only for what parseMeshConfig() made", () => {
    expect(() => meshView({ defaultConfig: {} })).toThrow(TypeError);
  });
});
