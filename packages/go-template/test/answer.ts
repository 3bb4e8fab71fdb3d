import { parseTemplate, TemplateError } from "../src/index.ts";
import { newHost } from "./host.ts";
import { newSample } from "./sample.ts";

export type Answer = { readonly ok: string } | { readonly error: string };

/** Our output, or the text of our error, in the form of the oracle's answers. */
export function answer(template: string, document: string, delims?: readonly [string, string]): Answer {
  return attempt(() => {
    const parsed = parseTemplate("inject", template, delims === undefined ? {} : { delims });
    return parsed.execute(newSample(document));
  });
}

/** The same on the values of scripts/record_host.go. */
export function answerOnHost(template: string): Answer {
  return attempt(() => parseTemplate("x", template).execute(newHost()));
}

function attempt(run: () => string): Answer {
  try {
    return { ok: run() };
  } catch (error) {
    if (error instanceof TemplateError) {
      return { error: error.message };
    }
    throw error;
  }
}
