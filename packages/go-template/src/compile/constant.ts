import type { GoType, GoValue } from "@outrigger/go-std";
import { complex128Type, Typed, typed } from "@outrigger/go-std";
import type { BoolNode, NumberNode, StringNode } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import type { State } from "./state.ts";
import { reflectValueType } from "./value.ts";

export type ConstantNode = BoolNode | NumberNode | StringNode;

/** The value of a constant where nothing says its type; `undefined` when it overflows int. */
function idealValue(node: ConstantNode): GoValue | undefined {
  switch (node.kind) {
    case "bool":
      return node.value;
    case "string":
      return node.text;
    default:
      return idealNumber(node);
  }
}

function idealNumber(node: NumberNode): GoValue | undefined {
  if (node.complex !== undefined) {
    return new Typed(complex128Type, [...node.complex]);
  }
  if (node.float !== undefined && looksLikeFloat(node.text)) {
    return node.float;
  }
  return node.integer;
}

function looksLikeFloat(text: string): boolean {
  const hexadecimalInteger = /^0[xX]/.test(text) && text.length > 2 && !/[pP]/.test(text);
  return !hexadecimalInteger && !text.startsWith("'") && /[.eEpP]/.test(text);
}

/** The ideal value, or Go's error for a constant that no int holds. */
export function idealOrFail(state: State, node: ConstantNode): GoValue {
  const value = idealValue(node);
  return value === undefined ? state.fail(`${printNode(node)} overflows int`) : value;
}

/** A constant as an argument for a parameter of a type, to which it adapts. */
export function constantFor(state: State, node: ConstantNode, type: GoType): GoValue {
  switch (type.kind) {
    case "bool":
      return node.kind === "bool" ? typed(type, node.value) : mismatch(state, "bool", node);
    case "string":
      return node.kind === "string" ? typed(type, node.text) : mismatch(state, "string", node);
    case "float32":
    case "float64":
      return floatFor(state, node, type);
    case "complex64":
    case "complex128":
      return node.kind === "number" && node.complex !== undefined
        ? typed(type, [...node.complex])
        : mismatch(state, "complex", node);
    case "interface":
      return type.methods === undefined ? idealOrFail(state, node) : unusable(state, node, type);
    case "struct":
      return type === reflectValueType ? idealOrFail(state, node) : unusable(state, node, type);
    default:
      return integerFor(state, node, type);
  }
}

function floatFor(state: State, node: ConstantNode, type: GoType): GoValue {
  if (node.kind !== "number" || node.float === undefined) {
    return mismatch(state, "float", node);
  }
  return typed(type, type.kind === "float32" ? Math.fround(node.float) : node.float);
}

function integerFor(state: State, node: ConstantNode, type: GoType): GoValue {
  const size = /^(u?)int(8|16|32|64|ptr|)$/.exec(type.kind);
  if (size === null) {
    return unusable(state, node, type);
  }
  const bits = Number(size[2]) || 64;
  if (size[1] === "u") {
    return node.kind === "number" && node.unsigned !== undefined
      ? typed(type, BigInt.asUintN(bits, node.unsigned))
      : mismatch(state, "unsigned integer", node);
  }
  return node.kind === "number" && node.integer !== undefined
    ? typed(type, BigInt.asIntN(bits, node.integer))
    : mismatch(state, "integer", node);
}

function mismatch(state: State, expected: string, node: ConstantNode): never {
  return state.fail(`expected ${expected}; found ${printNode(node)}`);
}

function unusable(state: State, node: ConstantNode, type: GoType): never {
  return state.fail(`can't handle ${printNode(node)} for arg of type ${type.name}`);
}
