import type { Locate } from "@outrigger/config";
import type { GoValue } from "@outrigger/go-std";
import { parseTemplate, type Template, TemplateError } from "@outrigger/go-template";
import type { InjectorSettings } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import type { Release } from "../releases/release.ts";

/** Executes a template, or tells why it does not parse. */
export type CompiledTemplate = ((data: GoValue) => string) | InjectError;

/**
 * Makes a compiler for the templates of a config. What the function `render` is given is executed on the same data as the template
 * that calls it; the engine is synchronous, so one execution is under way at a time.
 */
export function templateCompiler(
  release: Release,
  { mesh, environment = {}, host = {} }: InjectorSettings,
): (text: string, locate: Locate) => CompiledTemplate {
  let current: GoValue = null;
  const renderText = (text: string): string => parse(text).execute(current);
  const functions = release.functions({ mesh, environment, host, renderText });
  const parse = (text: string): Template => parseTemplate("inject", text, { delims: release.delimiters, functions });
  return (text, locate) => {
    try {
      const template = parse(text);
      return (data) => {
        current = data;
        return template.execute(data);
      };
    } catch (cause) {
      if (!(cause instanceof TemplateError)) throw cause;
      return invalidTemplate(release, locate(cause.line, cause.column), cause);
    }
  };
}

function invalidTemplate(release: Release, where: InjectError["where"], cause: TemplateError): InjectError {
  const hint = `Correct the template; release ${release.name} reads actions between ${release.delimiters.join(" and ")}`;
  const panics = release.engine === "append" && release.panicsOnBadTemplate;
  return new InjectError("template-invalid", cause.message, { where, cause, hint, panics });
}
