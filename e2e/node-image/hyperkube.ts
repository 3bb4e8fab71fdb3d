import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../lib/process.ts";
import { contentKey, stored } from "../lib/store.ts";
import { checkGoModule, versions } from "./versions.ts";

const source = fileURLToPath(new URL("go/hyperkube", import.meta.url));

/**
 * No optimisation and no debug data: a third less to compile, which is most of a first run, for a start of the API server
 * that is 2 s slower. Two compilers at a time, with a lazy collector, stay under 2 GB.
 */
const compilerFlags = "-gcflags=all=-N -l -dwarf=false";
const environment = { CGO_ENABLED: "0", GOGC: "400", GOFLAGS: "-p=2 -buildvcs=false" };

/** What kubeadm, kubectl and the API server say they are. */
function linkerFlags(): string {
  const [major = "", minor = ""] = versions.kubernetes.slice(1).split(".");
  const stamp = {
    gitVersion: versions.kubernetes,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: "clean",
    gitCommit: "0",
    buildDate: "1970-01-01T00:00:00Z",
  };
  const set = Object.entries(stamp).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
  return `-ldflags=-s -w ${set.join(" ")}`;
}

/** The path of the one file that is every Kubernetes program, built from Go modules when the store has none. */
export async function hyperkube(): Promise<string> {
  checkGoModule(join(source, "go.mod"));
  const key = contentKey({ path: source }, compilerFlags, linkerFlags(), await run("go", ["version"]));
  return stored("hyperkube", key, async (path) => {
    await run("go", ["build", compilerFlags, linkerFlags(), "-o", path, "."], {
      cwd: source,
      env: environment,
      nice: true,
    });
  });
}

/** The path under which that file is the given program (it looks at the name that it is called by). */
export function programOf(hyperkubeFile: string, program: string): string {
  const link = join(`${hyperkubeFile}-as`, program);
  mkdirSync(dirname(link), { recursive: true });
  if (!existsSync(link)) symlinkSync(hyperkubeFile, link);
  return link;
}
