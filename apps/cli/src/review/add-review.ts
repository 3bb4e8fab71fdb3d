import { toSettings } from "@outrigger/webhook/settings";
import type { RawSettings } from "@outrigger/webhook/settings";
import { Option } from "commander";
import type { Command } from "commander";
import { addSettings } from "../settings/setting-options.ts";
import type { ReviewOptions } from "./review-command.ts";

const HELP = `
Reads AdmissionReviews from stdin: JSON, one a line, or documents that span lines. Writes one answer a line, in order;
what cannot be read is answered with a denial.

Exit codes: 0 every review has its answer, 1 a review was denied (with --fail-on-denial), 2 flags, files or configuration.

Examples:
  outrigger review < review.json
  outrigger review --injectConfigFile config.yaml --meshConfigFile mesh.yaml --release 1.0 < reviews.ndjson
  kubectl -n istio-system get configmap istio-sidecar-injector -o yaml > config.yaml`;

type RawOptions = RawSettings & { readonly failOnDenial?: boolean };

/** Adds `outrigger review` to the program. */
export function addReview(program: Command, found: (options: ReviewOptions) => void): void {
  const command = program.command("review").description("answer AdmissionReviews from stdin, one line each");
  addSettings(command, { injectConfigFile: "a demo's", meshConfigFile: "the release's defaults" });
  command
    .addOption(new Option("--fail-on-denial", "exit with 1 when a review is denied"))
    .addHelpText("after", HELP)
    .action((raw: RawOptions) => found({ settings: toSettings(raw), failOnDenial: raw.failOnDenial === true }));
}
