interface Placed {
  /** Where the node starts in the source. */
  readonly position: number;
}

export interface ListNode extends Placed {
  readonly kind: "list";
  readonly nodes: Statement[];
}

interface TextNode extends Placed {
  readonly kind: "text";
  readonly text: string;
}

/** `$x := a | b`: what is declared or assigned, and the commands. */
export interface PipeNode extends Placed {
  readonly kind: "pipe";
  isAssign: boolean;
  readonly declarations: VariableNode[];
  readonly commands: CommandNode[];
}

export interface ActionNode extends Placed {
  readonly kind: "action";
  readonly pipe: PipeNode;
}

/** A function or value and its arguments. */
export interface CommandNode extends Placed {
  readonly kind: "command";
  readonly args: Operand[];
}

export interface IdentifierNode extends Placed {
  readonly kind: "identifier";
  readonly name: string;
}

/** `$x.a.b`: names[0] is `$x`. */
export interface VariableNode extends Placed {
  readonly kind: "variable";
  readonly names: readonly string[];
}

interface DotNode extends Placed {
  readonly kind: "dot";
}

interface NilNode extends Placed {
  readonly kind: "nil";
}

export interface FieldNode extends Placed {
  readonly kind: "field";
  readonly names: readonly string[];
}

/** `(a b).c.d` or `f.c.d`. */
export interface ChainNode extends Placed {
  readonly kind: "chain";
  readonly base: Operand;
  readonly names: readonly string[];
}

export interface BoolNode extends Placed {
  readonly kind: "bool";
  readonly value: boolean;
}

/** A constant, which is every kind of number that can hold it exactly. */
export interface NumberNode extends Placed {
  readonly kind: "number";
  /** As it is written. */
  readonly text: string;
  readonly integer?: bigint;
  readonly unsigned?: bigint;
  readonly float?: number;
  readonly complex?: readonly [number, number];
}

export interface StringNode extends Placed {
  readonly kind: "string";
  /** As it is written. */
  readonly quoted: string;
  readonly text: string;
}

export interface BranchNode extends Placed {
  readonly kind: "if" | "range" | "with";
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

interface JumpNode extends Placed {
  readonly kind: "break" | "continue";
}

export interface TemplateNode extends Placed {
  readonly kind: "template";
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

/** `{{end}}`, which only the parser sees. */
interface EndNode extends Placed {
  readonly kind: "end";
}

/** `{{else}}`, which only the parser sees. */
interface ElseNode extends Placed {
  readonly kind: "else";
}

export type CloseNode = EndNode | ElseNode;

/** What may stand as an argument of a command. */
export type Operand =
  | BoolNode
  | ChainNode
  | DotNode
  | FieldNode
  | IdentifierNode
  | NilNode
  | NumberNode
  | PipeNode
  | StringNode
  | VariableNode;

/** What may stand in a list. */
export type Statement = ActionNode | BranchNode | JumpNode | TemplateNode | TextNode;

export type Node = Statement | Operand | ListNode | CommandNode | CloseNode;
