import type { JsonValue } from "@outrigger/go-std/json";
import type { MessageType } from "./message-type.ts";

/** A protobuf duration; both parts have the same sign. */
export interface Duration {
  readonly seconds: bigint;
  readonly nanos: bigint;
}

/** Any JSON. */
export interface StructValue {
  readonly json: JsonValue;
}

/**
 * What a field holds: integers and enums are bigints, a double is a number, a wrapper (a scalar that may be missing) is its scalar, a map is a Map, and
 * null is a message in a list that is nil.
 */
export type FieldValue =
  | string
  | boolean
  | bigint
  | number
  | null
  | Duration
  | Message
  | StructValue
  | readonly FieldValue[]
  | ReadonlyMap<string, FieldValue>;

/** A message: its type and the fields that are set, by their protobuf names. */
export class Message {
  readonly type: MessageType;
  readonly #values: Map<string, FieldValue>;

  constructor(type: MessageType, values: Iterable<readonly [string, FieldValue]> = []) {
    this.type = type;
    this.#values = new Map(values);
  }

  /** A field's value; undefined where it is not set, which for scalars is the same as zero. */
  get(name: string): FieldValue | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: FieldValue): void {
    this.#values.set(name, value);
  }

  /** Whether no field is set. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** A message with the same fields; messages below it are shared, and must not be changed. */
  copy(): Message {
    return new Message(this.type, this.#values);
  }

  /** Unsets a field. */
  clear(name: string): void {
    this.#values.delete(name);
  }

  message(name: string): Message | undefined {
    const value = this.#values.get(name);
    return value instanceof Message ? value : undefined;
  }

  messages(name: string): readonly Message[] {
    const value = this.#values.get(name);
    return Array.isArray(value) ? value.filter((item) => item instanceof Message) : [];
  }

  text(name: string): string {
    const value = this.#values.get(name);
    return typeof value === "string" ? value : "";
  }

  number(name: string): bigint {
    const value = this.#values.get(name);
    return typeof value === "bigint" ? value : 0n;
  }

  flag(name: string): boolean {
    return this.#values.get(name) === true;
  }

  duration(name: string): Duration | undefined {
    const value = this.#values.get(name);
    return isDuration(value) ? value : undefined;
  }
}

/** Tells a duration from the other values of fields. */
export function isDuration(value: FieldValue | undefined): value is Duration {
  return typeof value === "object" && value !== null && "nanos" in value;
}

/** Tells JSON from the other values of fields. */
export function isStruct(value: FieldValue | undefined): value is StructValue {
  return typeof value === "object" && value !== null && "json" in value;
}

/** The nanoseconds of a duration. */
export function nanoseconds({ seconds, nanos }: Duration): bigint {
  return seconds * 1_000_000_000n + nanos;
}

/** The duration of so many nanoseconds. */
export function durationOf(total: bigint): Duration {
  return { seconds: total / 1_000_000_000n, nanos: total % 1_000_000_000n };
}
