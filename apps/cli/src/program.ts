import { Command, CommanderError } from "commander";
import { addInject } from "./inject/add-inject.ts";
import type { InjectOptions } from "./inject/inject-command.ts";
import { addReview } from "./review/add-review.ts";
import type { ReviewOptions } from "./review/review-command.ts";
import { UsageError } from "./usage-error.ts";

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: "inject"; readonly options: InjectOptions }
  | { readonly kind: "review"; readonly options: ReviewOptions }
  | { readonly kind: "version"; readonly releases: boolean }
  | { readonly kind: "help"; readonly text: string };

const HELP = `
Examples:
  outrigger inject -f deployment.yaml | kubectl apply -f -
  outrigger review --injectConfigFile config.yaml < review.json
  outrigger version --releases`;

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError
 */
export function parseArguments(args: readonly string[]): Invocation {
  let found: Invocation | undefined;
  let help = "";
  const program = new Command("outrigger")
    .description("Istio sidecar injection on the command line")
    .addHelpText("after", HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: (text) => (help += text) });
  addInject(program, (options) => (found = { kind: "inject", options }));
  addReview(program, (options) => (found = { kind: "review", options }));
  addVersion(program, (releases) => (found = { kind: "version", releases }));
  try {
    program.parse(args.map(withoutEqualsSign), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = error.exitCode === 0 || (error.code === "commander.help" && args.length === 0);
    if (!isHelp) throw new UsageError(error.message.replace(/^error: /, ""), { cause: error });
  }
  return found ?? { kind: "help", text: help };
}

function addVersion(program: Command, found: (releases: boolean) => void): void {
  program
    .command("version")
    .description("print the version")
    .option("--releases", "the releases of Istio that are built in, and whether recorded answers prove them")
    .action((options: { readonly releases?: boolean }) => found(options.releases === true));
}

/** A short flag may come as `-f=file`, as in istioctl. */
function withoutEqualsSign(arg: string): string {
  return arg.replace(/^(-[a-zA-Z])=/, "$1");
}
