import { quote } from "@outrigger/go-std/fmt";
import type { Node } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import type { Source } from "./source.ts";
import { frameOf, goLocation, placeOf } from "./source.ts";
import type { TemplateErrorCode } from "./template-error.ts";
import { TemplateError } from "./template-error.ts";

/** Where an execution stood. */
export interface ExecutionPlace {
  readonly source: Source;
  readonly template: string;
  readonly node: Node | undefined;
}

const HINTS: ReadonlyMap<TemplateErrorCode, string> = new Map<TemplateErrorCode, string>([
  ["template-steps", "Make the template loop less, or raise the budget's steps."],
  ["template-output", "Make the template write less, or raise the budget's output."],
  ["template-depth", "Make the templates call one another less deeply, or raise the budget's depth."],
]);

/** The error for a failure at a place, with Go's position and context before its message unless `whole`. */
export function executionError(
  place: ExecutionPlace,
  failure: { code: TemplateErrorCode; message: string; whole?: boolean; cause?: unknown },
): TemplateError {
  const { source, template, node } = place;
  const { code, message, whole = false, cause } = failure;
  const position = node?.position ?? 0;
  const where = placeOf(source, position);
  const hint = HINTS.get(code);
  return new TemplateError({
    code,
    message: whole ? message : prefix(place) + message,
    where: { ...where, template },
    frame: frameOf(source, where, position),
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  });
}

function prefix({ source, template, node }: ExecutionPlace): string {
  if (node === undefined) {
    return `template: ${template}: `;
  }
  const location = goLocation(source, node.position);
  return `template: ${location}: executing ${quote(template)} at <${printNode(node)}>: `;
}
