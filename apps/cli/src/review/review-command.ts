import { once } from "node:events";
import { deny, errorPlace, loadInjector, readTextFile } from "@outrigger/webhook/settings";
import type { InjectorChoice, InjectorFiles } from "@outrigger/webhook/settings";
import { UsageError } from "../usage-error.ts";
import { answerStream } from "./answer-stream.ts";
import type { AnswerReview } from "./answer-stream.ts";

/** What `outrigger review` is told. */
export interface ReviewOptions extends InjectorFiles, InjectorChoice {
  /** Say with the exit code when a review was denied. */
  readonly failOnDenial: boolean;
}

/** Where a command reads and writes. */
export interface Streams {
  readonly input: AsyncIterable<Uint8Array>;
  readonly output: NodeJS.WritableStream;
  /** Notes for a person; never part of the result. */
  readonly note: (text: string) => void;
}

/**
 * Answers the AdmissionReviews on the input, one line each.
 *
 * @returns the exit code: 0, or 1 for a denial under `failOnDenial`.
 * @throws UsageError when no injector can be made of the files.
 */
export async function reviewCommand(options: ReviewOptions, streams: Streams): Promise<number> {
  const { injector, notes } = open(options);
  for (const note of notes) streams.note(note);
  let denied = 0;
  const answer: AnswerReview = (body) => {
    const text = answerOne(injector, body);
    if (options.failOnDenial && isDenial(text)) denied += 1;
    return text;
  };
  await answerStream(streams.input, answer, async (line) => {
    if (!streams.output.write(line)) await once(streams.output, "drain");
  });
  return denied > 0 ? 1 : 0;
}

type Injector = ReturnType<typeof loadInjector>["injector"];

function open(options: ReviewOptions): { injector: Injector; notes: readonly string[] } {
  try {
    const { injector, release, why, notes } = loadInjector(options, options, readTextFile);
    return { injector, notes: options.release === "auto" ? [`release ${release}: ${why}`, ...notes] : notes };
  } catch (error) {
    throw new UsageError([error instanceof Error ? error.message : String(error), ...placeLines(error)].join("\n"), {
      cause: error,
    });
  }
}

function placeLines(error: unknown): string[] {
  const { file, line, column, hint } = errorPlace(error);
  const place =
    file === undefined ? [] : [`  at ${[file, line, column].filter((part) => part !== undefined).join(":")}`];
  return hint === undefined ? place : [...place, `  ${hint}`];
}

function answerOne(injector: Injector, body: string): string {
  const answer = injector.review(body);
  // Go's webhook closes the connection here. A line is owed all the same.
  return answer.dropped ? deny(body, "the injector of this release answers nothing to this review") : answer.body;
}

function isDenial(text: string): boolean {
  const { response } = JSON.parse(text) as { response: { allowed: boolean } };
  return !response.allowed;
}
