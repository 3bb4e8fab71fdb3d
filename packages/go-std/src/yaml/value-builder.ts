import type { GoValue } from "../value.ts";
import type { Dialect } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import type { Events, Place, Properties } from "./events.ts";
import type { YamlLimits } from "./limits.ts";
import { goSyntax } from "./go-syntax.ts";
import { keyText } from "./map-key.ts";
import { mergeInto, type MutableMap, put } from "./merge.ts";
import { resolvePlain } from "./resolve.ts";
import { resolveTagged } from "./tagged.ts";
import type { Token } from "./token.ts";

/** The tags under which `<<` merges, beside none. */
const MERGE_TAGS = new Set(["!", "tag:yaml.org,2002:merge"]);

/** A finished value and what it costs: `nodes` in it with every alias written out, and levels of nesting. */
interface Sized {
  readonly value: GoValue;
  readonly nodes: number;
  readonly height: number;
}

/** A collection that is being filled. */
interface Frame {
  readonly list: GoValue[] | undefined;
  readonly map: MutableMap;
  readonly anchor: string;
  /** The key whose value comes next. */
  key: string | undefined;
  /** Why that key cannot be text; Go's message ends with its value, which is still to come. */
  badKey: { readonly problem: string; readonly place: Place } | undefined;
  /** The key is `<<`. */
  merging: boolean;
  nodes: number;
  height: number;
}

/**
 * Makes Go values of a document's nodes. Aliases share the value of their anchor, and are counted as if they were copies.
 *
 * Behaves as: go-yaml v2 into `interface{}`, then ghodss/yaml turning map keys to text.
 */
export class ValueBuilder implements Events {
  #result: GoValue = null;
  readonly #dialect: Dialect;
  readonly #limits: YamlLimits;
  readonly #stack: Frame[] = [];
  readonly #anchors = new Map<string, Sized | "open">();
  #aliased = 0;
  /** Said once the text is known to be well formed, as Go decodes after parsing. */
  #decodeProblem: GoYamlError | undefined;
  #keyProblem: GoYamlError | undefined;

  constructor(dialect: Dialect, limits: YamlLimits) {
    this.#dialect = dialect;
    this.#limits = limits;
  }

  /** The document's value. */
  result(): GoValue {
    const problem = this.#decodeProblem ?? this.#keyProblem;
    if (problem !== undefined) throw problem;
    return this.#result;
  }

  scalar(token: Token, properties: Properties): void {
    const { tag, anchor } = properties;
    const implicit = tag === "" && token.style === "plain";
    if (token.value === "<<" && (implicit || MERGE_TAGS.has(tag)) && this.#expectsKey()) return this.#mergeKey(anchor);
    let value: GoValue = token.value;
    if (implicit) value = resolvePlain(token.value, this.#dialect);
    else if (tag !== "") value = this.#tagged(token.value, tag, token);
    this.#leaf(value, anchor, token);
  }

  empty(place: Place, properties: Properties): void {
    const { tag, anchor } = properties;
    const value = tag === "" ? null : this.#tagged("", tag, place);
    this.#leaf(value, anchor, place);
  }

  alias(token: Token): void {
    const target = this.#anchors.get(token.value);
    if (target === undefined) throw problemAt(`yaml: unknown anchor '${token.value}' referenced`, token);
    if (target === "open") {
      this.#problem(`yaml: anchor '${token.value}' value contains itself`, token);
      return this.#add({ value: null, nodes: 1, height: 0 }, token);
    }
    this.#aliased += target.nodes;
    if (this.#aliased > this.#limits.maxAliased) throw problemAt("yaml: document contains excessive aliasing", token);
    this.#add(target, token);
  }

  open(kind: "mapping" | "sequence", _place: Place, properties: Properties): void {
    const list = kind === "sequence" ? [] : undefined;
    if (properties.anchor !== "") this.#anchors.set(properties.anchor, "open");
    const { anchor } = properties;
    this.#stack.push({ list, map: {}, anchor, key: undefined, badKey: undefined, merging: false, nodes: 1, height: 0 });
  }

  close(): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const done = { value: frame.list ?? frame.map, nodes: frame.nodes, height: frame.height };
    if (frame.anchor !== "") this.#anchors.set(frame.anchor, done);
    this.#add(done, { line: 0, column: 0 });
  }

  #expectsKey(): boolean {
    const frame = this.#stack[this.#stack.length - 1];
    return frame !== undefined && frame.list === undefined && frame.key === undefined && !frame.merging;
  }

  #mergeKey(anchor: string): void {
    const frame = this.#stack[this.#stack.length - 1];
    if (frame !== undefined) frame.merging = true;
    if (anchor !== "") this.#anchors.set(anchor, { value: "<<", nodes: 1, height: 0 });
  }

  #tagged(text: string, tag: string, place: Place): GoValue {
    const tagged = resolveTagged(text, tag, this.#dialect);
    if ("value" in tagged) return tagged.value;
    this.#problem(`yaml: ${tagged.problem}`, place);
    return null;
  }

  #leaf(value: GoValue, anchor: string, place: Place): void {
    const sized = { value, nodes: 1, height: 0 };
    if (anchor !== "") this.#anchors.set(anchor, sized);
    this.#add(sized, place);
  }

  #add(sized: Sized, place: Place): void {
    const frame = this.#stack[this.#stack.length - 1];
    if (frame === undefined) {
      this.#result = sized.value;
      return;
    }
    frame.nodes += sized.nodes;
    if (sized.height >= frame.height) frame.height = sized.height + 1;
    if (frame.height + this.#stack.length > this.#limits.maxDepth + 1) throw this.#tooDeep(place);
    if (frame.list !== undefined) frame.list.push(sized.value);
    else if (frame.merging) this.#merge(frame, sized, place);
    else if (frame.key === undefined) frame.key = this.#key(frame, sized.value, place);
    else this.#entry(frame, frame.key, sized.value);
  }

  #entry(frame: Frame, key: string, value: GoValue): void {
    put(frame.map, key, value);
    frame.key = undefined;
    if (frame.badKey === undefined) return;
    this.#keyProblem ??= problemAt(`${frame.badKey.problem}, value: ${goSyntax(value)}`, frame.badKey.place);
    frame.badKey = undefined;
  }

  #merge(frame: Frame, sized: Sized, place: Place): void {
    frame.merging = false;
    const merged = mergeInto(frame.map, sized.value);
    if (merged === undefined) {
      return this.#problem("yaml: map merge requires map or sequence of maps as the value", place);
    }
    this.#aliased += merged;
  }

  #key(frame: Frame, value: GoValue, place: Place): string {
    const key = keyText(value, this.#dialect);
    if (typeof key === "string") return key;
    if (key.inYaml) this.#problem(key.problem, place);
    else frame.badKey = { problem: key.problem, place };
    return "";
  }

  #problem(message: string, place: Place): void {
    this.#decodeProblem ??= problemAt(message, place);
  }

  #tooDeep(place: Place): GoYamlError {
    return problemAt(`yaml: exceeded max depth of ${this.#limits.maxDepth}`, place);
  }
}

function problemAt(message: string, place: Place): GoYamlError {
  return new GoYamlError(message, { line: place.line + 1, column: place.column + 1 });
}
