import { expect, test } from "vitest";
import { parseCommandLine } from "./parse-command-line.ts";
import type { ServeFlags } from "./serve-flags.ts";

function serveFlags(args: readonly string[]): ServeFlags {
  const command = parseCommandLine(args);
  if (command.kind !== "serve") throw new Error(`not serve but ${command.kind}`);
  return command.flags;
}

test("parseCommandLine() fills in the defaults of 1.0", () => {
  expect(serveFlags([])).toEqual({
    injectConfig: "/etc/istio/inject/config",
    meshConfig: "/etc/istio/config/mesh",
    tlsCertFile: "/etc/istio/certs/cert-chain.pem",
    tlsKeyFile: "/etc/istio/certs/key.pem",
    caCertFile: "/etc/istio/certs/root-cert.pem",
    certMode: "files",
    certSecret: "outrigger-certs",
    serviceName: "istio-sidecar-injector",
    webhookConfigName: "istio-sidecar-injector",
    webhookName: "sidecar-injector.istio.io",
    reconcileWebhookConfig: true,
    monitoringPort: 0,
    port: 443,
    healthCheckInterval: 0,
    healthCheckFile: "",
    release: "auto",
    compat: "fixed",
    logLevel: "info",
    logTargets: ["stdout"],
    given: new Set(),
  });
});

test("parseCommandLine() takes the seed's command line", () => {
  const flags = serveFlags([
    "--caCertFile=/etc/istio/certs/root-cert.pem",
    "--tlsCertFile=/etc/istio/certs/cert-chain.pem",
    "--tlsKeyFile=/etc/istio/certs/key.pem",
    "--injectConfig=/etc/istio/inject/config",
    "--meshConfig=/etc/istio/config/mesh",
    "--healthCheckInterval=2s",
    "--healthCheckFile=/health",
  ]);
  expect(flags.healthCheckInterval).toBe(2000);
  expect(flags.healthCheckFile).toBe("/health");
  expect(flags.given.size).toBe(7);
});

const served: [args: string[], want: Partial<ServeFlags>][] = [
  [["--port", "8443"], { port: 8443 }],
  [["--port=8443", "--port=8444"], { port: 8444 }],
  [["--port=0x1F"], { port: 31 }],
  [["--port=010"], { port: 8 }],
  [["--healthCheckInterval=1m30s"], { healthCheckInterval: 90_000 }],
  [["--healthCheckInterval=1.5ms"], { healthCheckInterval: 1.5 }],
  [["--injectConfig", "--port"], { injectConfig: "--port" }],
  [["--injectConfig="], { injectConfig: "" }],
  [["--release=1.0.0", "--compat=exact"], { release: "1.0.0", compat: "exact" }],
  [
    ["--injectConfigFile=c", "--meshConfigFile", "m", "--valuesFile=v"],
    {
      injectConfig: "c",
      meshConfig: "m",
      injectValues: "v",
      given: new Set(["injectConfig", "meshConfig", "injectValues"]),
    },
  ],
  [
    ["--revision=canary", "--nativeSidecars=auto", "--nodes=n", "--namespaces=ns", "--proxyConfigs=p"],
    { revision: "canary", nativeSidecars: "auto", nodes: "n", namespaces: "ns", proxyConfigs: "p", path: undefined },
  ],
  [["--path=/inject/cluster/X"], { path: "/inject/cluster/X" }],
  [["--log_target=stderr", "--log_target", "a,b"], { logTargets: ["stderr", "a", "b"] }],
  [["--log_output_level=model:debug,default:warn"], { logLevel: "warn" }],
  [["--log_output_level=debug"], { logLevel: "debug" }],
  [["--log_as_json", "--port=1"], { port: 1, given: new Set(["log_as_json", "port"]) }],
  [["--log_as_json=false"], { given: new Set(["log_as_json"]) }],
  [["-v", "4"], { given: new Set(["v"]) }],
  [["-v=4"], { given: new Set(["v"]) }],
  [
    ["--v=4", "--alsologtostderr", "--stderrthreshold=INFO"],
    { given: new Set(["v", "alsologtostderr", "stderrthreshold"]) },
  ],
  [
    [
      "--kubeconfig=x",
      "--webhookConfigName=y",
      "--webhookName=z",
      "--monitoringPort=15014",
      "--reconcileWebhookConfig=true",
    ],
    { port: 443 },
  ],
];

test.each(served)("parseCommandLine(%j)", (args, want) => {
  expect(serveFlags(args)).toMatchObject(want);
});

const refused: [args: string[], message: string][] = [
  [["--nope"], "unknown flag: --nope"],
  [["--nope=5"], "unknown flag: --nope"],
  [["--Port=5"], "unknown flag: --Port"],
  [["-x"], "unknown shorthand flag: 'x' in -x"],
  [["probe", "--nope"], "unknown flag: --nope"],
  [["--port"], "flag needs an argument: --port"],
  [["-v"], "flag needs an argument: --v"],
  [["--port=abc"], 'invalid argument "abc" for "--port" flag: strconv.ParseInt: parsing "abc": invalid syntax'],
  [["--port="], 'invalid argument "" for "--port" flag: strconv.ParseInt: parsing "": invalid syntax'],
  [
    ["--port=99999999999999999999"],
    'invalid argument "99999999999999999999" for "--port" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range',
  ],
  [
    ["--healthCheckInterval", "2"],
    'invalid argument "2" for "--healthCheckInterval" flag: time: missing unit in duration "2"',
  ],
  [
    ["--healthCheckInterval=2x"],
    'invalid argument "2x" for "--healthCheckInterval" flag: time: unknown unit "x" in duration "2x"',
  ],
  [["--healthCheckInterval="], 'invalid argument "" for "--healthCheckInterval" flag: time: invalid duration ""'],
  [
    ["--log_as_json=maybe"],
    'invalid argument "maybe" for "--log_as_json" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
  ],
  [["--compat=loose"], 'invalid argument "loose" for "--compat" flag: must be fixed or exact'],
  [["--release="], 'invalid argument "" for "--release" flag: must be auto or the name of a release'],
  [["--nativeSidecars=yes"], 'invalid argument "yes" for "--nativeSidecars" flag: must be auto, enabled or disabled'],
  [["--path=/injects"], 'invalid argument "/injects" for "--path" flag: must be /inject or begin with /inject/'],
  [["foo"], 'unknown command "foo" for "sidecar-injector"'],
  [["--port=1", "foo"], 'unknown command "foo" for "sidecar-injector"'],
];

test.each(refused)("parseCommandLine(%j) is refused", (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ name: "FlagError", message }));
});

test.each<[string[], unknown]>([
  [["probe"], { kind: "probe", path: "", intervalMs: 0 }],
  [["probe", "--probe-path=/health", "--interval=4s"], { kind: "probe", path: "/health", intervalMs: 4000 }],
  [
    ["probe", "--probe-path", "/health", "--interval", "4s", "--port", "1", "more"],
    { kind: "probe", path: "/health", intervalMs: 4000 },
  ],
  [["--log_as_json", "probe", "--interval=1s"], { kind: "probe", path: "", intervalMs: 1000 }],
  [["version"], { kind: "version", short: false }],
  [["version", "-s"], { kind: "version", short: true }],
])("parseCommandLine(%j) finds the subcommand", (args, want) => {
  expect(parseCommandLine(args)).toEqual(want);
});

test.each([[["--help"]], [["help"]], [["probe", "--help"]], [["help", "probe"]]])(
  "parseCommandLine(%j) is help",
  (args) => {
    const command = parseCommandLine(args);
    expect(command.kind).toBe("help");
    if (command.kind === "help") expect(command.text).toMatch(/Usage: /);
  },
);
