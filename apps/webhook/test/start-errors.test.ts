import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueForLocalhost } from "../src/demo/self-issued.ts";

const ENTRY = fileURLToPath(new URL("../src/entries/node.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "outrigger-test-"));
const file = (name: string): string => join(directory, name);

const GOOD: Readonly<Record<string, string>> = {
  injectConfig: file("config"),
  meshConfig: file("mesh"),
  tlsCertFile: file("cert.pem"),
  tlsKeyFile: file("key.pem"),
  caCertFile: file("ca.pem"),
  port: "0",
};

beforeAll(async () => {
  const { keyPair, ca } = await issueForLocalhost();
  const other = await issueForLocalhost();
  const texts = {
    config: "policy: enabled\ntemplate: |\n  containers: []\n",
    broken: "policy: [",
    template: "policy: enabled\ntemplate: |\n  containers: [[ nope ]]\n",
    mesh: "",
    "cert.pem": keyPair.cert,
    "key.pem": keyPair.key,
    "other.pem": other.keyPair.key,
    "ca.pem": ca,
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(file(name), text);
});
afterAll(() => rmSync(directory, { recursive: true }));

function start(args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=source", ENTRY, ...args], {
    encoding: "utf8",
    timeout: 15_000,
  });
  return { code: status, stdout, stderr };
}

function flags(changed: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...GOOD, ...changed }).map(([name, value]) => `--${name}=${value}`);
}

test.each<[name: string, args: string[], message: string]>([
  ["an unknown flag", ["--nope"], "unknown flag: --nope"],
  ["an unknown command", ["foo"], 'unknown command "foo" for "sidecar-injector"'],
  [
    "a missing configuration",
    flags({ injectConfig: file("missing") }),
    `failed to create injection webhook open ${file("missing")}: no such file or directory`,
  ],
  [
    "a missing mesh",
    flags({ meshConfig: file("missing") }),
    `failed to create injection webhook cannot read mesh config file open ${file("missing")}: no such file or directory`,
  ],
  [
    "a missing certificate",
    flags({ tlsCertFile: file("missing") }),
    `failed to create injection webhook open ${file("missing")}: no such file or directory`,
  ],
  [
    "a key of another certificate",
    flags({ tlsKeyFile: file("other.pem") }),
    "failed to create injection webhook tls: private key does not match public key",
  ],
  [
    "a missing certificate authority",
    flags({ caCertFile: file("missing") }),
    `failed to start patch cert loop open ${file("missing")}: no such file or directory`,
  ],
  [
    "a port that is none",
    flags({ port: "70000" }),
    "admission webhook ListenAndServeTLS failed: listen tcp: address 70000: invalid port",
  ],
  ["a release that is none", flags({ release: "0.9" }), "failed to create injection webhook"],
  ["a configuration that is none", flags({ injectConfig: file("broken") }), "failed to create injection webhook"],
  ["a template that does not parse", flags({ injectConfig: file("template") }), 'function "nope" not defined'],
  ["a probe without a path", ["probe"], "some options are not valid"],
  [
    "a probe of nothing",
    ["probe", "--probe-path=/nowhere", "--interval=1s"],
    "fail on inspecting path /nowhere: stat /nowhere: no such file or directory",
  ],
])("the webhook ends with 255 for %s", (_, args, message) => {
  const { code, stderr } = start(args);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^Error: /);
  expect(code).toBe(255);
});

test("the webhook ends when its port is taken, and says so", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, () => resolve()));
  const { port } = taken.address() as AddressInfo;
  const { code, stderr } = start(flags({ port: String(port) }));
  taken.close();
  expect(stderr).toBe(
    `Error: admission webhook ListenAndServeTLS failed: listen tcp :${port}: bind: address already in use\n`,
  );
  expect(code).toBe(255);
});

test.each<[string[], RegExp]>([
  [["version"], /^outrigger \d+\.\d+\.\d+\n$/],
  [["version", "-s"], /^\d+\.\d+\.\d+\n$/],
  [["--help"], /--injectConfig <file>/],
  [["probe", "--help"], /--probe-path <file>/],
  [["probe", `--probe-path=${directory}`, "--interval=1h"], /^OK\n$/],
])("the webhook prints what %j asks for", (args, output) => {
  const { code, stdout, stderr } = start(args);
  expect(stdout).toMatch(output);
  expect([code, stderr]).toEqual([0, ""]);
});
