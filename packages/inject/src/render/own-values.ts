import { type GoValue, Typed } from "@outrigger/go-std";

/** Functions of sprig that change the map that they are given. */
const CHANGING = /\b(?:set|unset|merge|mergeOverwrite|mustMerge|mustMergeOverwrite)\b/;

/**
 * What templates get as the chart's values: a copy for every pod where one of them may change it, the values themselves where none does.
 * Istio's own injector hands out the values, so that what a template changes for one pod is there for all that follow.
 */
export function ownValues(templates: Iterable<string>): (values: GoValue) => GoValue {
  for (const template of templates) if (CHANGING.test(template)) return copied;
  return (values) => values;
}

function copied(value: GoValue): GoValue {
  if (typeof value !== "object" || value === null || value instanceof Typed) return value;
  if (Array.isArray(value)) return (value as readonly GoValue[]).map(copied);
  const entries = Object.entries(value as Readonly<Record<string, GoValue>>);
  return Object.fromEntries(entries.map(([key, item]) => [key, copied(item)]));
}
