import { type DialectName, dialectOf } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import type { Events, Place, Properties } from "./events.ts";
import { readDocument } from "./grammar.ts";
import { openText } from "./reader.ts";
import { Scanner } from "./scanner.ts";
import type { ScalarStyle, Token } from "./token.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

/** A node of a YAML document and where it stands; lines and columns count from 1. */
export interface YamlNode {
  readonly kind: "scalar" | "sequence" | "mapping" | "alias";
  readonly line: number;
  readonly column: number;
  /** A scalar's text before it is resolved; an alias's name. */
  readonly value: string;
  readonly style: ScalarStyle;
  /** Of a block scalar: the column of its lines. */
  readonly contentColumn: number;
  /** A sequence's items; of a mapping keys and values in turn. */
  readonly children: YamlNode[];
}

/**
 * Reads the first YAML document of a text as a tree with places, for messages that point into a file; undefined if there is none.
 *
 * @throws GoYamlError as `parseYaml` does for a text that is no YAML.
 */
export function composeYaml(text: string, options: { readonly dialect: DialectName }): YamlNode | undefined {
  const composer = new Composer();
  const scanner = new Scanner(openText(text), dialectOf(options.dialect), DEFAULT_LIMITS.maxDepth);
  return readDocument(scanner, composer) ? composer.root : undefined;
}

class Composer implements Events {
  root: YamlNode | undefined;
  readonly #open: YamlNode[] = [];
  readonly #anchors = new Set<string>();

  scalar(token: Token, properties: Properties): void {
    this.#anchor(properties);
    const { value, style, indent } = token;
    this.#add({ ...leaf("scalar", token, value), style, contentColumn: indent + 1 });
  }

  empty(place: Place, properties: Properties): void {
    this.#anchor(properties);
    this.#add(leaf("scalar", place, ""));
  }

  alias(token: Token): void {
    if (!this.#anchors.has(token.value)) {
      const place = { line: token.line + 1, column: token.column + 1 };
      throw new GoYamlError(`yaml: unknown anchor '${token.value}' referenced`, place);
    }
    this.#add(leaf("alias", token, token.value));
  }

  open(kind: "mapping" | "sequence", place: Place, properties: Properties): void {
    this.#anchor(properties);
    const node = leaf(kind, place, "");
    this.#add(node);
    this.#open.push(node);
  }

  close(): void {
    this.#open.pop();
  }

  #anchor(properties: Properties): void {
    if (properties.anchor !== "") this.#anchors.add(properties.anchor);
  }

  #add(node: YamlNode): void {
    const parent = this.#open[this.#open.length - 1];
    if (parent === undefined) this.root = node;
    else parent.children.push(node);
  }
}

function leaf(kind: YamlNode["kind"], place: Place, value: string): YamlNode {
  return {
    kind,
    line: place.line + 1,
    column: place.column + 1,
    value,
    style: "plain",
    contentColumn: 0,
    children: [],
  };
}
