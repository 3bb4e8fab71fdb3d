import { join } from "node:path";
import { parseArgs } from "node:util";
import { type RuntimeName, runtimes } from "./lib/context.ts";
import { root } from "./lib/root.ts";
import { removeLeftFolders } from "./lib/run-folder.ts";
import { stopLeftDocker } from "./machine/dockerd.ts";
import { prepareDocker } from "./machine/prepare-docker.ts";
import { apiTier } from "./tiers/api.ts";
import { kindTier } from "./tiers/kind.ts";
import { repeat } from "./tiers/repeat.ts";
import type { Totals } from "./tiers/run-stories.ts";

const usage = `usage: node e2e/main.ts kind|api|clean [options]

  kind    the stories in a kind cluster           api    the stories on an API server alone
  clean   ends what a killed run has left behind

  --runtime NAME   node, bun or deno; repeatable. kind: all of them, api: node, when not said
  --story PART     only stories with this in their file's name; repeatable
  --times N        N times in a row; goes on where an interrupted series was
`;

interface Wish {
  readonly tier: string;
  readonly runtimes: readonly RuntimeName[];
  readonly stories: readonly string[];
  readonly times: number;
}

function readWish(args: readonly string[]): Wish {
  const many = { type: "string", multiple: true, default: [] as string[] } as const;
  const options = { runtime: many, story: many, times: { type: "string", default: "1" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [tier = ""] = positionals;
  const unknown = values.runtime.find((name) => !runtimes.includes(name as RuntimeName));
  if (!["kind", "api", "clean"].includes(tier) || unknown !== undefined) throw new Error(usage);
  const all = tier === "kind" ? runtimes : (["node"] as const);
  const chosen = values.runtime.length === 0 ? all : (values.runtime as RuntimeName[]);
  return { tier, runtimes: chosen, stories: values.story, times: Number(values.times) };
}

/** Each round has a daemon of its own, so that another run need not wait for all of them. */
async function tellKind(wish: Wish, undo: AsyncDisposableStack): Promise<Totals> {
  await using undoRound = undo.use(new AsyncDisposableStack());
  const { registry } = await prepareDocker(undoRound);
  return await kindTier({ ...wish, registry, undo: undoRound });
}

async function tellApi(wish: Wish, undo: AsyncDisposableStack): Promise<Totals> {
  const sum = { passed: 0, failed: 0 };
  for (const runtime of wish.runtimes) {
    await using undoRuntime = undo.use(new AsyncDisposableStack());
    const { passed, failed } = await apiTier({ runtime, stories: wish.stories, undo: undoRuntime });
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

async function tell(wish: Wish): Promise<Totals> {
  await using undo = new AsyncDisposableStack();
  undoWhenInterrupted(undo);
  const round = async (): Promise<Totals> => {
    const totals = await (wish.tier === "kind" ? tellKind(wish, undo) : tellApi(wish, undo));
    if (undo.disposed) throw new Error("Cannot go on: interrupted"); // which is no failure of the round
    return totals;
  };
  if (wish.times === 1) return await round();
  const name = ["repeat", wish.tier, ...wish.runtimes, ...wish.stories].join("-");
  return await repeat(wish.times, join(root, "e2e-artifacts", `${name}.json`), round);
}

/** What was started is stopped also when somebody presses Ctrl-C, or CI runs out of patience. */
function undoWhenInterrupted(undo: AsyncDisposableStack): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      // a daemon that is just being started is not yet among what is to be undone
      const end = (): Promise<void> => (process.getuid?.() === 0 ? stopLeftDocker() : Promise.resolve());
      void undo
        .disposeAsync()
        .then(end)
        .finally(() => process.exit(130));
    });
  }
}

/** A run that told nothing has shown nothing. */
function atLeastOne(totals: Totals): Totals {
  return totals.passed + totals.failed > 0 ? totals : { passed: 0, failed: 1 };
}

async function main(args: readonly string[]): Promise<number> {
  const wish = readWish(args);
  // where Go is put by its own instructions, and Debian's dockerd, iptables and debootstrap, are not on every PATH
  process.env["PATH"] = [process.env["PATH"], "/usr/local/go/bin", "/usr/sbin", "/sbin"].join(":");
  process.chdir(root); // host paths in kind-config.yaml are relative to the root, as kind's are to where it is run
  removeLeftFolders();
  if (wish.tier === "clean") {
    await stopLeftDocker();
    return 0;
  }
  const { passed, failed } = atLeastOne(await tell(wish));
  console.log(`${(performance.now() / 1000).toFixed(1)} s in all`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  console.log(`The e2e tier "${process.argv[2] ?? ""}" did not run to its end`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
