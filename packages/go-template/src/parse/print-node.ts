import { quote } from "@outrigger/go-std/fmt";
import type { BranchNode, CommandNode, Node, Operand, PipeNode } from "./node.ts";

/**
 * A node as text, which parses to the same node again; always with `{{` and `}}`. Behaves as: text/template/parse, Node.String.
 */
export function printNode(node: Node): string {
  switch (node.kind) {
    case "list":
      return node.nodes.map(printNode).join("");
    case "text":
      return node.text;
    case "action":
      return `{{${printPipe(node.pipe)}}}`;
    case "command":
      return printCommand(node);
    case "if":
    case "range":
    case "with":
      return printBranch(node);
    case "template":
      return `{{template ${quote(node.name)}${node.pipe === undefined ? "" : ` ${printPipe(node.pipe)}`}}}`;
    case "break":
    case "continue":
    case "end":
    case "else":
      return `{{${node.kind}}}`;
    default:
      return printOperand(node);
  }
}

function printOperand(node: Operand): string {
  switch (node.kind) {
    case "pipe":
      return printPipe(node);
    case "identifier":
      return node.name;
    case "variable":
      return node.names.join(".");
    case "dot":
      return ".";
    case "nil":
      return "nil";
    case "field":
      return fields(node.names);
    case "chain":
      return inParens(node.base) + fields(node.names);
    case "bool":
      return String(node.value);
    case "number":
      return node.text;
    default:
      return node.quoted;
  }
}

function printBranch(node: BranchNode): string {
  const otherwise = node.elseList === undefined ? "" : `{{else}}${printNode(node.elseList)}`;
  return `{{${node.kind} ${printPipe(node.pipe)}}}${printNode(node.list)}${otherwise}{{end}}`;
}

function printPipe(pipe: PipeNode): string {
  const names = pipe.declarations.map((variable) => variable.names.join("."));
  const head = names.length === 0 ? "" : `${names.join(", ")} ${pipe.isAssign ? "=" : ":="} `;
  return head + pipe.commands.map(printCommand).join(" | ");
}

function printCommand(command: CommandNode): string {
  return command.args.map(inParens).join(" ");
}

function inParens(operand: Operand): string {
  return operand.kind === "pipe" ? `(${printPipe(operand)})` : printOperand(operand);
}

function fields(names: readonly string[]): string {
  return names.map((name) => `.${name}`).join("");
}
