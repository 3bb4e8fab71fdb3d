import { type GoField, type GoMethod, type GoType, int64Type, pointerTo, stringType, Typed } from "@outrigger/go-std";
import { once } from "../values/once.ts";
import { fieldOf, structOf } from "../values/struct.ts";
import { type Moment, ZERO_TO_UNIX } from "./moment.ts";
import { timeMethods } from "./time-methods.ts";
import { UTC, type Zone } from "./zone.ts";

const uint64Type: GoType = { kind: "uint64", name: "uint64" };

const locationType: GoType = {
  kind: "struct",
  name: "time.Location",
  fields: [{ name: "name", type: stringType }],
  get pointerMethods() {
    return locationMethods();
  },
};

/** `*time.Location`. */
const locationPointer: GoType = pointerTo(locationType);

const fields: readonly GoField[] = [
  { name: "wall", type: uint64Type },
  { name: "ext", type: int64Type },
  { name: "loc", type: locationPointer },
];

/** `time.Time`. */
export const timeType: GoType = {
  kind: "struct",
  name: "time.Time",
  fields,
  get methods() {
    return methods();
  },
};

/** Where a location keeps its zone: it is no field of Go's, so no template can name it. */
const ZONES = new WeakMap<object, Zone>();

/** A moment as a `time.Time`. */
export function timeValue({ unix, nanos, zone }: Moment): Typed {
  return structOf(timeType, {
    wall: BigInt(nanos),
    ext: BigInt.asIntN(64, unix + ZERO_TO_UNIX),
    loc: locationValue(zone),
  });
}

/** A zone as a `*time.Location`. */
function locationValue(zone: Zone): Typed {
  const target = structOf(locationType, { name: zone.name });
  ZONES.set(target.content as object, zone);
  return new Typed(locationPointer, target);
}

/** The moment of a `time.Time`; its zero value, however it came about, is the year 1 in UTC. */
export function readTime(value: Typed): Moment {
  const seconds = fieldOf(value, "ext") as bigint;
  return {
    unix: BigInt.asIntN(64, seconds - ZERO_TO_UNIX),
    nanos: Number(fieldOf(value, "wall")),
    zone: readTarget(fieldOf(value, "loc")),
  };
}

/** The zone of a `*time.Location`; nil is UTC. */
function readLocation(pointer: Typed): Zone {
  return readTarget(pointer.content);
}

function readTarget(target: Typed["content"]): Zone {
  const content = target instanceof Typed ? target.content : target;
  return (typeof content === "function" ? ZONES.get(content) : undefined) ?? UTC;
}

const methods = once(() =>
  timeMethods({ timeType, locationPointer, timeValue, readTime, locationValue, readLocation }),
);

const locationMethods = once(
  () =>
    new Map<string, GoMethod>([
      ["String", { params: [], result: stringType, call: (pointer) => readLocation(pointer).name }],
    ]),
);
