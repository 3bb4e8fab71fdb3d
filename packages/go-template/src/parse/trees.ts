import { quote } from "@outrigger/go-std/fmt";
import type { ListNode, Statement } from "./node.ts";
import type { Parser } from "./parser.ts";

/** What Go takes for white space in a text. */
const NOT_SPACE = /[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Whether a template holds nothing but white space, and so gives way to another definition of its name. */
function isEmptyTree(list: ListNode): boolean {
  return list.nodes.every(isBlank);
}

function isBlank(node: Statement): boolean {
  return node.kind === "text" && !NOT_SPACE.test(node.text);
}

/** Adds a finished template; of two definitions of one name, one must be empty. */
export function addTree(parser: Parser, list: ListNode): void {
  const { trees } = parser.context;
  const known = trees.get(parser.name);
  if (known === undefined || isEmptyTree(known)) {
    trees.set(parser.name, list);
  } else if (!isEmptyTree(list)) {
    parser.fail(`template: multiple definition of template ${quote(parser.name)}`);
  }
}
