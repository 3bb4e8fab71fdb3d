import { afterEach, expect, test, vi } from "vitest";
import { mountVolume } from "../../test/mounted-volume.ts";
import type { MountedVolume } from "../../test/mounted-volume.ts";
import { readTextFile } from "../settings/read-text-file.ts";
import { createReloader } from "./reloader.ts";
import { fingerprint } from "./serving.ts";
import type { Serving } from "./serving.ts";
import { StartError } from "./start-error.ts";
import { watchFiles } from "./watch-files.ts";

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function mount(contents: Record<string, string>): MountedVolume {
  const volume = mountVolume(contents);
  opened.push(() => volume.remove());
  return volume;
}

function serving(text: string): Serving {
  const injector = { review: () => ({ body: text }) };
  return {
    injector,
    release: "1.0",
    why: "test",
    policy: "enabled",
    readsPath: false,
    notes: [],
    keyPair: { cert: "", key: "" },
    configSha256: text,
  };
}

/** Serves the text of one file; `bad` cannot be loaded. */
function reloaderOf(file: string, onApply: (next: Serving) => void = () => undefined) {
  const lines: string[] = [];
  const load = (): Serving => {
    const text = readTextFile(file);
    if (text === "bad") throw new StartError("text is bad");
    return serving(text);
  };
  const reloader = createReloader(load(), {
    load,
    fingerprint: () => fingerprint([file]),
    apply: onApply,
    log: (level, message) => lines.push(`${level} ${message}`),
  });
  return { reloader, lines };
}

test("createReloader() keeps the last good state until a good one comes", () => {
  const volume = mount({ config: "one" });
  const { reloader, lines } = reloaderOf(volume.file("config"));
  volume.swap({ config: "bad" });
  reloader.check();
  reloader.check();
  expect(reloader.current().configSha256).toBe("one");
  volume.swap({ config: "two" });
  reloader.check();
  reloader.check();
  expect(reloader.current().configSha256).toBe("two");
  volume.swap({});
  reloader.check();
  expect(reloader.current().configSha256).toBe("two");
  expect(lines).toEqual([
    "info New configuration: sha256sum one",
    "error update error: text is bad",
    "info New configuration: sha256sum two",
    `error update error: open ${volume.file("config")}: no such file or directory`,
  ]);
});

test("createReloader() swaps nothing when the new state cannot be applied", () => {
  const volume = mount({ config: "one" });
  const { reloader, lines } = reloaderOf(volume.file("config"), () => {
    throw new Error("no such key");
  });
  volume.swap({ config: "two" });
  reloader.check();
  expect(reloader.current().configSha256).toBe("one");
  expect(lines.at(-1)).toBe("error update error: no such key");
});

test("createReloader() renews a certificate beside a broken configuration", () => {
  const volume = mount({ config: "one" });
  const applied: string[] = [];
  const results: boolean[] = [];
  const reloader = createReloader(serving("one"), {
    load: () => {
      throw new StartError("broken");
    },
    fingerprint: () => fingerprint([volume.file("config")]),
    apply: (next) => applied.push(next.keyPair.cert),
    salvage: (current) => ({ ...current, keyPair: { cert: "new", key: "" } }),
    onResult: (ok) => results.push(ok),
    log: () => undefined,
  });
  volume.swap({ config: "two" });
  reloader.check();
  expect([reloader.current().keyPair.cert, reloader.current().configSha256]).toEqual(["new", "one"]);
  expect([applied, results, reloader.problem()]).toEqual([["new"], [false], "broken"]);
});

test("createReloader() takes a configuration beside a broken certificate, and says so", () => {
  const volume = mount({ config: "one" });
  const lines: string[] = [];
  const reloader = createReloader(serving("one"), {
    load: () => {
      throw new StartError("tls: private key does not match public key");
    },
    fingerprint: () => fingerprint([volume.file("config")]),
    apply: () => undefined,
    salvage: () => serving("two"),
    log: (level, message) => lines.push(`${level} ${message}`),
  });
  volume.swap({ config: "two" });
  reloader.check();
  expect([reloader.current().configSha256, reloader.problem()]).toEqual([
    "two",
    "tls: private key does not match public key",
  ]);
  expect(lines.slice(1)).toEqual([
    "error update error: tls: private key does not match public key",
    "info New configuration: sha256sum two",
  ]);
});

test("watchFiles() sees each swap of a mounted volume", async () => {
  const volume = mount({ config: "0" });
  const { reloader } = reloaderOf(volume.file("config"));
  opened.unshift(watchFiles([volume.file("config")], () => reloader.check(), { debounceMs: 20, pollMs: 60_000 }));
  for (const text of ["1", "2", "3", "4"]) {
    volume.swap({ config: text });
    await vi.waitFor(() => expect(reloader.current().configSha256).toBe(text), { timeout: 3000, interval: 5 });
  }
});

test("watchFiles() counts changes that follow each other closely as one", async () => {
  const volume = mount({ config: "0" });
  const onChange = vi.fn();
  opened.unshift(watchFiles([volume.file("config")], onChange, { debounceMs: 100, pollMs: 60_000 }));
  for (const text of ["1", "2", "3"]) volume.swap({ config: text });
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 3000 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("watchFiles() polls where it cannot watch", async () => {
  const problems: string[] = [];
  const onChange = vi.fn();
  const onProblem = (directory: string): unknown => problems.push(directory);
  opened.push(watchFiles(["/nowhere/at/all/config"], onChange, { pollMs: 20, onProblem }));
  expect(problems).toEqual(["/nowhere/at/all"]);
  await vi.waitFor(() => expect(onChange.mock.calls.length).toBeGreaterThan(1), { timeout: 3000 });
});
