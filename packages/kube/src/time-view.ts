import {
  boolType,
  type FieldReader,
  type GoMethod,
  type GoType,
  int64Type,
  intType,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { leafMethod, structOf } from "./leaf-method.ts";
import { formatTime, type Instant, printTime, ZERO_SECONDS } from "./time.ts";

const instants = new WeakMap<object, Instant>();

const METHODS: ReadonlyMap<string, GoMethod> = new Map([
  ["String", leafMethod(stringType, (receiver) => printTime(timeOf(receiver)))],
  ["Unix", leafMethod(int64Type, (receiver) => new Typed(int64Type, BigInt(timeOf(receiver).seconds)))],
  ["Year", leafMethod(intType, (receiver) => BigInt(Number.parseInt(formatTime(timeOf(receiver)), 10)))],
]);

const GO_TIME: GoType = { kind: "struct", name: "time.Time", fields: [], methods: METHODS };

/** `v1.Time`: a struct around `time.Time`, whose methods it has. */
export const TIME: GoType = {
  kind: "struct",
  name: "v1.Time",
  fields: [{ name: "Time", type: GO_TIME, embedded: true }],
  pointerMethods: new Map([["IsZero", leafMethod(boolType, isZeroTime)]]),
};

function timeOf(receiver: Typed): Instant {
  const { content } = structOf(receiver);
  return (typeof content === "function" ? instants.get(content) : undefined) ?? { seconds: ZERO_SECONDS, nanos: 0 };
}

function isZeroTime(receiver: Typed): boolean {
  if (receiver.content === null) return true;
  const { seconds, nanos } = timeOf(receiver);
  return seconds === ZERO_SECONDS && nanos === 0;
}

/** The struct of a time; Go's zero time without one. */
export function timeView(time: Instant | undefined): FieldReader {
  const inner: FieldReader = () => null;
  const outer: FieldReader = () => new Typed(GO_TIME, inner, true);
  for (const reader of [inner, outer]) if (time !== undefined) instants.set(reader, time);
  return outer;
}
