import { deny } from "@outrigger/webhook/settings";
import type { LoadedInjector, Settings } from "@outrigger/webhook/settings";
import { openInjector } from "../settings/open-injector.ts";
import type { Streams } from "../streams.ts";
import { writeText } from "../write-text.ts";
import { answerStream } from "./answer-stream.ts";
import type { AnswerReview } from "./answer-stream.ts";

/** What `outrigger review` is told. */
export interface ReviewOptions {
  readonly settings: Settings;
  /** Say with the exit code when a review was denied. */
  readonly failOnDenial: boolean;
}

/**
 * Answers the AdmissionReviews on the input, one line each.
 *
 * @returns the exit code: 0, or 1 for a denial under `failOnDenial`.
 * @throws UsageError when no injector can be made of the files.
 */
export async function reviewCommand({ settings, failOnDenial }: ReviewOptions, streams: Streams): Promise<number> {
  const injector = openInjector(settings, streams.note);
  let denied = 0;
  const answer: AnswerReview = (body) => {
    const text = answerOne(injector, body, settings.path);
    if (failOnDenial && isDenial(text)) denied += 1;
    return text;
  };
  await answerStream(streams.input, answer, async (line) => writeText(streams.output, line));
  return denied > 0 ? 1 : 0;
}

function answerOne(injector: LoadedInjector["injector"], body: string, path: string | undefined): string {
  const answer = injector.review(body, path);
  // Go's webhook closes the connection here. A line is owed all the same.
  return answer.dropped ? deny(body, "the injector of this release answers nothing to this review") : answer.body;
}

function isDenial(text: string): boolean {
  const { response } = JSON.parse(text) as { response: { allowed: boolean } };
  return !response.allowed;
}
