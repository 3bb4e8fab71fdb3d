import type { ChildProcess } from "node:child_process";
import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeName } from "./context.ts";
import { freePort } from "./free-port.ts";
import {
  type InjectorPlace,
  type InjectorSettings,
  type LogLine,
  type RunningInjector,
  readLogLines,
  settingFiles,
  settingFlags,
} from "./injector.ts";
import { root } from "./root.ts";
import { runFolder } from "./run-folder.ts";
import { spawnMortal } from "./spawn-mortal.ts";
import { until } from "./until.ts";

/** The injector as a process of this machine that only this machine can call. */
export class LoopbackInjector implements RunningInjector {
  readonly clientConfig: object;
  private readonly folder: string;
  private readonly child: ChildProcess;

  private constructor(folder: string, child: ChildProcess, clientConfig: object) {
    this.folder = folder;
    this.child = child;
    this.clientConfig = clientConfig;
  }

  static async start(place: InjectorPlace, settings: InjectorSettings): Promise<LoopbackInjector> {
    const folder = runFolder("injector");
    const { cert, key } = await place.authority.server(["127.0.0.1"]);
    const files = { ...settingFiles(settings), cert, key, ca: place.authority.cert };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const port = await freePort();
    const tls = { tlsCertFile: "cert", tlsKeyFile: "key", caCertFile: "ca" };
    const args = [
      ...settingFlags(settings, (file) => join(folder, file)),
      ...Object.entries(tls).map(([flag, file]) => `--${flag}=${join(folder, file)}`),
      `--port=${port}`,
    ];
    const log = openSync(join(folder, "log"), "a");
    const [program, ...leading] = entryOf(place.context.runtime);
    const child = spawnMortal(program, [...leading, ...args], { cwd: root, stdio: ["ignore", log, log] });
    const caBundle = Buffer.from(place.authority.cert).toString("base64");
    const injector = new LoopbackInjector(folder, child, { url: `https://127.0.0.1:${port}/inject`, caBundle });
    await until("the injector listens", () => injector.listens(), { seconds: 30, every: 0.05 });
    return injector;
  }

  log(): Promise<LogLine[]> {
    return Promise.resolve(readLogLines(this.text()));
  }

  reconfigure(config: string): Promise<void> {
    writeFileSync(join(this.folder, "config"), config);
    return Promise.resolve();
  }

  /** It drains for half a second, for which nobody here need wait. */
  stop(): Promise<void> {
    this.child.kill("SIGTERM");
    rmSync(this.folder, { recursive: true });
    return Promise.resolve();
  }

  private listens(): boolean {
    if (this.child.exitCode !== null)
      throw new Error(`Cannot start the injector: it ended with code ${this.child.exitCode}\n${this.text()}`);
    return this.text().includes("listening on port");
  }

  private text(): string {
    return readFileSync(join(this.folder, "log"), "utf8");
  }
}

function entryOf(runtime: RuntimeName): readonly [string, ...string[]] {
  const program = join(root, "node_modules/.bin", runtime);
  const leading = runtime === "deno" ? ["run", "-A"] : [];
  return [program, ...leading, "--conditions=source", `apps/webhook/src/entries/${runtime}.ts`];
}
