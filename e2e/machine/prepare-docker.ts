import { homedir } from "node:os";
import { hasImage, pullImage, removeSuiteContainers } from "../lib/docker.ts";
import { step } from "../lib/step.ts";
import { tools } from "../node-image/tools.ts";
import { daemonPackages, versions } from "../node-image/versions.ts";
import { dockerAnswers } from "./docker-answers.ts";
import { startDocker } from "./dockerd.ts";
import { installPackages } from "./host-packages.ts";

/** A Docker daemon that the suite can use. */
export interface PreparedDocker {
  /** Whether images can be pulled. */
  readonly registry: boolean;
}

/**
 * Finds the machine's Docker daemon, or sets one up where there is none (Debian, as root). Afterwards `undo` removes the
 * containers of this run, and stops what was started.
 *
 * A machine that brings a daemon is asked for the stock node image, by pulling it. One that brings none is taken to be on
 * a closed network, and nothing leaves it. `OUTRIGGER_E2E_REGISTRY=yes` or `no` overrules both.
 */
export async function prepareDocker(undo: AsyncDisposableStack): Promise<PreparedDocker> {
  // Testcontainers' own cleaner is an image of a registry; this suite removes what it starts by itself
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
  const wish = process.env["OUTRIGGER_E2E_REGISTRY"];
  const found = process.env["DOCKER_HOST"] !== undefined || (await hasDaemon());
  if (!found) await setUpDaemon(undo);
  await removeSuiteContainers();
  undo.defer(removeSuiteContainers);
  if (wish !== undefined) return { registry: wish === "yes" };
  return { registry: found && (await stockImageCanBeHad()) };
}

/** Where daemons of Docker Engine and Docker Desktop, with and without root, listen. */
async function hasDaemon(): Promise<boolean> {
  const runtime = process.env["XDG_RUNTIME_DIR"] ?? `/run/user/${process.getuid?.() ?? 0}`;
  const home = `${homedir()}/.docker`;
  const sockets = [
    "/var/run/docker.sock",
    `${runtime}/docker.sock`,
    `${home}/run/docker.sock`,
    `${home}/desktop/docker.sock`,
  ];
  const answers = await Promise.all(sockets.map(dockerAnswers));
  return answers.includes(true);
}

async function setUpDaemon(undo: AsyncDisposableStack): Promise<void> {
  await step("Debian packages", () => installPackages(daemonPackages));
  const { runcFit } = await step("small Go programs", tools);
  const own = await step("dockerd started", () => startDocker(runcFit));
  undo.defer(() => step("dockerd stopped", () => own.stop()));
  undo.defer(() => {
    delete process.env["DOCKER_HOST"];
  });
  process.env["DOCKER_HOST"] = own.host;
  // the daemon is this machine's own, whatever Testcontainers makes of a machine that is itself a container
  process.env["TESTCONTAINERS_HOST_OVERRIDE"] = "127.0.0.1";
}

async function stockImageCanBeHad(): Promise<boolean> {
  const name = versions.stockNodeImage;
  return (await hasImage(name)) || step("stock node image pulled", () => pullImage(name));
}
