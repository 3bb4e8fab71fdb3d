import { stringType } from "@outrigger/go-std";
import { type GoFunction, TemplateError } from "@outrigger/go-template";
import { func, textOf } from "./types.ts";

/**
 * `render text`: the text executed as a template on the same data; nothing where that fails.
 *
 * Behaves as: render of Istio's inject package, 1.2 and later.
 */
export function render(renderText: (text: string) => string): GoFunction {
  return func([stringType], stringType, ([text]) => {
    try {
      return renderText(textOf(text));
    } catch (error) {
      if (error instanceof TemplateError) return "";
      throw error;
    }
  });
}
