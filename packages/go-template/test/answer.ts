import { parseTemplate, TemplateError } from "../src/index.ts";
import { newSample } from "./sample.ts";

/** Our output, or the text of our error, in the form of the oracle's answers. */
export function answer(
  template: string,
  document: string,
  delims?: readonly [string, string],
): { ok: string } | { error: string } {
  try {
    const parsed = parseTemplate("inject", template, delims === undefined ? {} : { delims });
    return { ok: parsed.execute(newSample(document)) };
  } catch (error) {
    if (error instanceof TemplateError) {
      return { error: error.message };
    }
    throw error;
  }
}
