import { stringType } from "@outrigger/go-std";
import { mendUtf8 } from "@outrigger/go-std/fmt";
import { define, type FunctionTable, text } from "../define.ts";
import type { SprigHost } from "../host.ts";

/** Family: the environment, as far as the host shows it. */
export function osFunctions({ env }: SprigHost): FunctionTable {
  const value = (name: string): string => env(name) ?? "";
  return {
    env: define([text], stringType, value),
    expandenv: define([text], stringType, (source) => expand(source, value)),
  };
}

/** `$`, then a name in braces, one of the shell's special characters, or letters, digits and `_`. */
const REFERENCE = /\$(?:\{([*#$@!?\-0-9])\}|\{([^}]*)\}|(\{)|([*#$@!?\-0-9])|([A-Za-z_][A-Za-z0-9_]*))/g;

/** Behaves as: os.Expand; braces that hold nothing, or do not close, are swallowed. */
function expand(source: string, value: (name: string) => string): string {
  const replaced = source.replaceAll(REFERENCE, (_all, ...groups: readonly (string | undefined)[]) => {
    const [special, braced, unclosed, single, name] = groups;
    const wanted = special ?? braced ?? single ?? name ?? "";
    return unclosed !== undefined || wanted === "" ? "" : value(wanted);
  });
  return mendUtf8(replaced);
}
