import { stringType } from "@outrigger/go-std";
import { define, type FunctionTable, text } from "../define.ts";
import { goError } from "../go-panic.ts";

/** Family: flow control. */
export function flowFunctions(): FunctionTable {
  return {
    fail: define([text], stringType, (message) => {
      throw goError(message);
    }),
  };
}
