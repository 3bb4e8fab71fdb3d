import { boolType, stringType } from "@outrigger/go-std";
import { any, define, type FunctionTable, text } from "../define.ts";
import { deepEqual } from "../values/deep-equal.ts";
import { kindName, typeName } from "../values/kind.ts";

/** Family: reflection. */
export function reflectionFunctions(): FunctionTable {
  return {
    typeOf: define([any], stringType, typeName),
    typeIs: define([text, any], boolType, (name, value) => name === typeName(value)),
    typeIsLike: define([text, any], boolType, (name, value) => [name, `*${name}`].includes(typeName(value))),
    kindOf: define([any], stringType, kindName),
    kindIs: define([text, any], boolType, (name, value) => name === kindName(value)),
    deepEqual: define([any, any], boolType, deepEqual),
  };
}
