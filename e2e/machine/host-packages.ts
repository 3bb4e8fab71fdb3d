import { attempt, run } from "../lib/process.ts";

/** Installs the Debian packages that are missing; nothing is asked of apt when none is. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of packages) {
    const { code, stdout } = await attempt("dpkg-query", ["-W", "-f", "${db:Status-Status}", name]).catch(notDebian);
    if (code !== 0 || stdout !== "installed") missing.push(name);
  }
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error(
      `Cannot install ${missing.join(", ")}: not root\nInstall them, or start a Docker daemon that this user may use`,
    );
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, nice: true });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env, nice: true });
}

function notDebian(): never {
  throw new Error(
    "Cannot install what is missing: this is no Debian\nStart a Docker daemon that can reach a registry and try again",
  );
}
