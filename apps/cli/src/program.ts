import { Command, CommanderError, Option } from "commander";
import type { ReviewOptions } from "./review/review-command.ts";
import { UsageError } from "./usage-error.ts";

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: "review"; readonly options: ReviewOptions }
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly text: string };

const REVIEW_HELP = `
Reads AdmissionReviews from stdin: JSON, one a line, or documents that span lines. Writes one answer a line, in order;
what cannot be read is answered with a denial.

Exit codes: 0 every review has its answer, 1 a review was denied (with --fail-on-denial), 2 flags, files or configuration.

Examples:
  outrigger review < review.json
  outrigger review --injectConfigFile config.yaml --meshConfigFile mesh.yaml --release 1.0 < reviews.ndjson
  kubectl -n istio-system get configmap istio-sidecar-injector -o yaml > config.yaml`;

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
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: (text) => (help += text) });
  addReview(program, (options) => (found = { kind: "review", options }));
  program
    .command("version")
    .description("print the version")
    .action(() => void (found = { kind: "version" }));
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = error.exitCode === 0 || (error.code === "commander.help" && args.length === 0);
    if (!isHelp) throw new UsageError(error.message.replace(/^error: /, ""), { cause: error });
  }
  return found ?? { kind: "help", text: help };
}

interface RawOptions {
  readonly injectConfigFile?: string;
  readonly meshConfigFile?: string;
  readonly valuesFile?: string;
  readonly release: string;
  readonly compat: "fixed" | "exact";
  readonly failOnDenial?: boolean;
}

function addReview(program: Command, found: (options: ReviewOptions) => void): void {
  program
    .command("review")
    .description("answer AdmissionReviews from stdin, one line each")
    .addOption(
      new Option("--injectConfigFile <file>", "injector configuration, or the ConfigMap around it (default: a demo's)"),
    )
    .addOption(
      new Option(
        "--meshConfigFile <file>",
        "mesh configuration, or the ConfigMap around it (default: the release's defaults)",
      ),
    )
    .addOption(new Option("--valuesFile <file>", "values that templates of 1.2 and later read"))
    .addOption(
      new Option("--release <name>", "whose behaviour: auto, or a release such as 1.0.0 or 1.0").default("auto"),
    )
    .addOption(
      new Option("--compat <mode>", "where docs/differences.md lists one: our answer or Go's")
        .choices(["fixed", "exact"])
        .default("fixed"),
    )
    .addOption(new Option("--fail-on-denial", "exit with 1 when a review is denied"))
    .addHelpText("after", REVIEW_HELP)
    .action((raw: RawOptions) => {
      found({
        injectConfig: raw.injectConfigFile,
        meshConfig: raw.meshConfigFile,
        injectValues: raw.valuesFile,
        release: raw.release,
        compat: raw.compat,
        failOnDenial: raw.failOnDenial === true,
      });
    });
}
