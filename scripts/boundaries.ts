// Holds the architecture: which package may import which, that a pure package imports no runtime, and that every workspace
// import is declared. Prose does not hold a boundary; this does. Run by `npm run boundaries`.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each package may import of ours: data flows one way, never upward and never round. */
const layers: Readonly<Record<string, readonly string[]>> = {
  "@outrigger/go-std": [],
  "@outrigger/go-template": ["@outrigger/go-std"],
  "@outrigger/sprig": ["@outrigger/go-std", "@outrigger/go-template"],
  "@outrigger/patch": ["@outrigger/go-std"],
  "@outrigger/config": ["@outrigger/go-std", "@outrigger/go-template"],
  "@outrigger/kube": ["@outrigger/go-std", "@outrigger/patch"],
  "@outrigger/inject": [
    "@outrigger/go-std",
    "@outrigger/go-template",
    "@outrigger/sprig",
    "@outrigger/patch",
    "@outrigger/config",
    "@outrigger/kube",
  ],
  "@outrigger/kube-client": [],
  "@outrigger/kind": [],
  "@outrigger/webhook": [
    "@outrigger/go-std",
    "@outrigger/config",
    "@outrigger/kube",
    "@outrigger/inject",
    "@outrigger/kube-client",
  ],
  outrigger: [
    "@outrigger/go-std",
    "@outrigger/config",
    "@outrigger/kube",
    "@outrigger/inject",
    "@outrigger/kube-client",
    "@outrigger/webhook",
  ],
  "@outrigger/conformance": ["*"],
  "@outrigger/e2e": ["*"],
  "@outrigger/bench": ["*"],
};

interface Manifest {
  readonly name: string;
  readonly outrigger?: { readonly kind: "pure" | "io" | "app" | "dev" };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const problems: string[] = [];
for (const folder of workspaceFolders()) checkPackage(folder);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exit(1);

function workspaceFolders(): readonly string[] {
  const parents = ["packages", "apps"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );
  return [...parents, "e2e", "bench"].filter((folder) => {
    try {
      return readFileSync(join(root, folder, "package.json"), "utf8") !== "";
    } catch {
      return false;
    }
  });
}

function checkPackage(folder: string): void {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  const allowed = layers[manifest.name];
  if (allowed === undefined) {
    problems.push(
      `${folder}/package.json: "${manifest.name}" has no row in scripts/boundaries.ts; add what it may import`,
    );
    return;
  }
  for (const file of sources(join(root, folder, "src"))) checkFile(file, manifest, allowed);
}

function checkFile(file: string, manifest: Manifest, allowed: readonly string[]): void {
  const where = relative(root, file);
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const name of importsOf(readFileSync(file, "utf8"))) {
    const isOurs = name.startsWith("@outrigger/") || name === "outrigger";
    if (isOurs && name !== manifest.name && !allowed.includes("*") && !allowed.includes(name)) {
      problems.push(`${where}: ${manifest.name} may not import ${name}; move the code down, or hand the value in`);
    }
    if (isOurs && name !== manifest.name && !(name in declared)) {
      problems.push(`${where}: ${name} is not in the dependencies of ${manifest.name}; add it`);
    }
    if (manifest.outrigger?.kind === "pure" && name.startsWith("node:")) {
      problems.push(`${where}: a pure package imports ${name}; hand the value in instead`);
    }
  }
}

/** The packages that a module imports, without subpaths; relative imports left out. */
function importsOf(source: string): readonly string[] {
  const found = source.matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+"([^"]+)"|(?:^|\n)import\s+"([^"]+)"/g);
  return [...found]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((name) => !name.startsWith("."))
    .map(packageName);
}

function packageName(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function sources(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
