import { BUILTIN_CALLS } from "./templates/builtins.ts";
import { COMPARISONS } from "./templates/comparisons.ts";
import { CONSTANTS } from "./templates/constants.ts";
import { FIELDS } from "./templates/fields.ts";
import { FLOW } from "./templates/flow.ts";
import { FORMATS } from "./templates/formats.ts";
import { OTHER_DELIMS, OTHER_DOCUMENTS } from "./templates/others.ts";
import { SYNTAX } from "./templates/syntax.ts";

/** A template, the document it is executed on, and its delimiters when they are not Go's. */
export interface Case {
  readonly template: string;
  readonly document: string;
  readonly delims?: readonly [string, string];
}

const MAIN = [...SYNTAX, ...CONSTANTS, ...FIELDS, ...FLOW, ...BUILTIN_CALLS, ...COMPARISONS, ...FORMATS];

/** The templates that were written by hand. */
export const HAND_WRITTEN: readonly Case[] = [
  ...MAIN.map((template) => ({ template, document: "main" })),
  ...OTHER_DOCUMENTS,
  ...OTHER_DELIMS,
];
