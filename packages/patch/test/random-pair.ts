import type { Field, KubeType, StructType } from "@outrigger/kube";
import { isJsonObject, JsonNumber, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import type { Random } from "./random.ts";

/** A document and a patch for it. */
export interface Pair {
  readonly base: JsonObject;
  readonly patch: JsonObject;
}

/** How far a generated document strays from what its type allows; all are probabilities. */
interface Wildness {
  readonly wrongShape: number;
  readonly unknown: number;
  readonly nulls: number;
  readonly otherCase: number;
  readonly missingKey: number;
  readonly directives: number;
}

const TAME: Wildness = { wrongShape: 0, unknown: 0.02, nulls: 0, otherCase: 0, missingKey: 0, directives: 0 };
const PATCH: Wildness = { wrongShape: 0, unknown: 0.02, nulls: 0.03, otherCase: 0, missingKey: 0, directives: 0.15 };
const WILD: Wildness = {
  wrongShape: 0.03,
  unknown: 0.06,
  nulls: 0.05,
  otherCase: 0.03,
  missingKey: 0.03,
  directives: 0.25,
};

/** Fields that merges care for; the others of a type are chosen less often. */
const FAVOURITES = new Set(
  (
    "metadata spec labels annotations finalizers ownerReferences containers initContainers volumes imagePullSecrets hostAliases " +
    "topologySpreadConstraints tolerations ports env volumeMounts volumeDevices securityContext resources limits args command " +
    "name value mountPath containerPort protocol ip topologyKey valueFrom emptyDir configMap nodeSelector resourceClaims " +
    "schedulingGates ephemeralContainers strategy uid conditions status sources projected items"
  ).split(" "),
);

const WORDS = ["a", "b", "c", "d", "e"];

/** A random pair for a type, a `Pod` or a `PodSpec`. */
export function randomPair(type: StructType, random: Random): Pair {
  if (random.chance(0.25)) return randomListPair(type.name === "Pod", random);
  const isWild = random.chance(0.4);
  const base = randomStruct(type, { random, wildness: isWild && random.chance(0.5) ? WILD : TAME, depth: 0 });
  const patch = randomStruct(type, { random, wildness: isWild ? WILD : PATCH, depth: 0 });
  return { base, patch: withDirectives(patch, base, { random, wildness: isWild ? WILD : PATCH, depth: 0 }) };
}

interface Making {
  readonly random: Random;
  readonly wildness: Wildness;
  readonly depth: number;
}

function randomStruct(type: StructType, making: Making): JsonObject {
  const { random, wildness, depth } = making;
  const made: { [key: string]: JsonValue } = {};
  const wanted = depth < 2 ? 4 : 3;
  const favourites = type.fields.filter((field) => FAVOURITES.has(field.name));
  for (let count = random.below(wanted + 1) + (depth < 2 ? 2 : 0); count > 0; count--) {
    const from = favourites.length > 0 && random.chance(0.85) ? favourites : type.fields;
    const field = random.pick(from);
    if (field !== undefined) addField(made, field, making);
  }
  if (random.chance(wildness.unknown)) setOwn(made, random.pick(["extra", "__proto__", "$other"]), anything(random, 0));
  return made;
}

function addField(made: JsonObject, field: Field, making: Making): void {
  const { random, wildness } = making;
  const name = random.chance(wildness.otherCase) ? field.name.toUpperCase() : field.name;
  setOwn(made, name, randomField(field, making));
}

function randomField(field: Field, making: Making): JsonValue {
  const { random, wildness } = making;
  if (random.chance(wildness.nulls)) return null;
  if (random.chance(wildness.wrongShape)) return anything(random, 0);
  if (field.type.kind === "list") return randomList(field, field.type.elem, making);
  return randomValue(field.type, making);
}

function randomList(field: Field, elem: KubeType, making: Making): JsonValue[] {
  const { random, wildness } = making;
  const size = random.pick([0, 1, 1, 2, 2, 3, 4, 5]);
  return Array.from({ length: making.depth > 4 ? Math.min(size, 2) : size }, () => {
    if (random.chance(wildness.wrongShape)) return anything(random, 1);
    const element = randomValue(elem, making);
    if (elem.kind !== "struct" || field.mergeKey === "" || !isJsonObject(element)) return element;
    if (random.chance(wildness.missingKey)) return element;
    const key = randomKey(field.mergeKey, making);
    return { ...element, [field.mergeKey]: key };
  });
}

function randomKey(mergeKey: string, { random, wildness }: Making): JsonValue {
  if (random.chance(wildness.wrongShape)) return anything(random, 1);
  if (mergeKey === "containerPort" || mergeKey === "port") {
    if (random.chance(wildness.wrongShape * 3))
      return random.pick([new JsonNumber("80.0"), "80", new JsonNumber("8e1")]);
    return random.pick([80, 81, 82, 1000000]);
  }
  return random.pick(WORDS);
}

function randomValue(type: KubeType, making: Making): JsonValue {
  const { random } = making;
  const deeper = { ...making, depth: making.depth + 1 };
  switch (type.kind) {
    case "struct":
      return making.depth > 6 ? {} : randomStruct(type, deeper);
    case "list":
      return [randomValue(type.elem, deeper)];
    case "map":
      return Object.fromEntries(
        Array.from({ length: random.below(3) }, () => [random.pick(WORDS), randomInMap(type.elem, deeper)]),
      );
    case "bool":
      return random.chance(0.5);
    case "int32":
    case "int64":
      return random.pick([0, 1, 80, 1000000, new JsonNumber("9007199254740993")]);
    default:
      return random.pick(WORDS);
  }
}

function randomInMap(elem: KubeType, making: Making): JsonValue {
  const { random, wildness } = making;
  if (random.chance(wildness.nulls)) return null;
  return random.chance(wildness.wrongShape) ? anything(random, 0) : randomValue(elem, making);
}

function anything(random: Random, depth: number): JsonValue {
  switch (random.below(depth > 2 ? 5 : 9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick([0, 80, new JsonNumber("80.0"), new JsonNumber("1.5"), new JsonNumber("1e30"), 1000000]);
    case 3:
    case 4:
      return random.pick(["", "a", "b", "merge", "replace", "\u00e9<&>", "a b"]);
    case 5:
    case 6:
      return Array.from({ length: random.below(3) }, () => anything(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(3) }, () => [
          random.pick([...WORDS, "name", "$patch", "$retainKeys"]),
          anything(random, depth + 1),
        ]),
      );
  }
}

/** Adds directives to a patch, most of them such as a client would write. */
function withDirectives(patch: JsonObject, base: JsonObject | undefined, making: Making): JsonObject {
  const { random, wildness } = making;
  const made: { [key: string]: JsonValue } = {};
  for (const [key, value] of Object.entries(patch)) {
    const old = base !== undefined && Object.hasOwn(base, key) ? base[key] : undefined;
    if (Array.isArray(value)) {
      const elements = value as readonly JsonValue[];
      addList(
        made,
        { key, value: elements, old: Array.isArray(old) ? (old as readonly JsonValue[]) : undefined },
        making,
      );
    } else if (isJsonObject(value)) {
      setOwn(made, key, withDirectives(value, isJsonObject(old) ? old : undefined, making));
    } else {
      setOwn(made, key, value);
    }
  }
  if (random.chance(wildness.directives * 0.15)) {
    setOwn(made, "$patch", random.pick(["replace", "delete", "merge", "other", null, 1]));
  }
  if (random.chance(wildness.directives * 0.4)) {
    const keys = [...Object.keys(made), random.pick(WORDS), "name"];
    setOwn(
      made,
      "$retainKeys",
      random.chance(0.9) ? keys : random.pick<JsonValue>([null, "a", [], keys.slice(1), [{}]]),
    );
  }
  if (random.chance(0.3)) return Object.fromEntries(random.shuffle(Object.entries(made)));
  return made;
}

interface ListInPatch {
  readonly key: string;
  readonly value: readonly JsonValue[];
  readonly old: readonly JsonValue[] | undefined;
}

function addList(made: JsonObject, { key, value, old }: ListInPatch, making: Making): void {
  const { random, wildness } = making;
  const deeper = value.map((item) => {
    const same = isJsonObject(item)
      ? (old ?? []).find((other) => isJsonObject(other) && other["name"] === item["name"])
      : undefined;
    return isJsonObject(item) ? withDirectives(item, isJsonObject(same) ? same : undefined, making) : item;
  });
  const mergeKey = mergeKeyOf(key);
  const isScalar = [...value, ...(old ?? [])].every((item) => typeof item === "string");
  const list = [...deeper];
  if (mergeKey !== "" && random.chance(wildness.directives)) {
    const directive = random.chance(0.85) ? "delete" : random.pick<JsonValue>(["replace", "merge", "x", null]);
    const from = random.chance(0.7) ? pickKey(old, mergeKey, random) : random.pick<JsonValue>(WORDS);
    list.splice(random.below(list.length + 1), 0, { $patch: directive, [mergeKey]: from });
  }
  if (random.chance(wildness.directives * 0.7)) {
    setOwn(made, `$setElementOrder/${key}`, elementOrder({ key, value: list, old }, mergeKey, making));
  }
  if (isScalar && random.chance(wildness.directives)) {
    setOwn(made, `$deleteFromPrimitiveList/${key}`, [random.pick(WORDS), random.pick(WORDS)]);
  }
  if (!random.chance(0.1)) setOwn(made, key, list);
}

function elementOrder({ value, old }: ListInPatch, mergeKey: string, { random, wildness }: Making): JsonValue {
  if (random.chance(wildness.wrongShape * 3)) return random.pick<JsonValue>([null, "a", [], ["a"], [{}], [[1]]]);
  const isKept = (item: JsonValue): boolean => !(isJsonObject(item) && Object.hasOwn(item, "$patch"));
  const named = value.filter(isKept).map((item) => orderKey(item, mergeKey));
  const order = [...named];
  for (const item of old ?? []) {
    if (random.chance(0.6)) order.splice(random.below(order.length + 1), 0, orderKey(item, mergeKey));
  }
  return random.chance(0.05) ? [] : order;
}

function orderKey(item: JsonValue, mergeKey: string): JsonValue {
  return isJsonObject(item) && Object.hasOwn(item, mergeKey) ? { [mergeKey]: item[mergeKey] ?? null } : item;
}

function pickKey(list: readonly JsonValue[] | undefined, mergeKey: string, random: Random): JsonValue {
  const item = list === undefined || list.length === 0 ? null : random.pick(list);
  return isJsonObject(item) && Object.hasOwn(item, mergeKey) ? (item[mergeKey] ?? null) : "a";
}

function mergeKeyOf(key: string): string {
  if (key === "ports") return "containerPort";
  if (key === "volumeMounts") return "mountPath";
  if (key === "volumeDevices") return "devicePath";
  if (key === "hostAliases") return "ip";
  if (key === "topologySpreadConstraints") return "topologyKey";
  if (key === "ownerReferences") return "uid";
  if (key === "conditions") return "type";
  return ["containers", "initContainers", "volumes", "env", "imagePullSecrets"].includes(key) ? "name" : "";
}

/** Lists with few keys, many of them repeated, and every kind of directive. */
function randomListPair(isPod: boolean, random: Random): Pair {
  const [key, mergeKey] = random.pick<readonly [string, string]>(isPod ? POD_LISTS : SPEC_LISTS);
  const long = random.chance(0.1) ? 30 : 0;
  const isWild = random.chance(0.3);
  const list = (size: number): JsonValue[] =>
    Array.from({ length: random.below(size) + long }, () => listElement(mergeKey, isWild, random));
  const base = { [key]: list(7) };
  const patch: { [key: string]: JsonValue } = { [key]: list(5).map((item) => withDirective(item, isWild, random)) };
  const order = [...list(4), ...(random.chance(0.7) ? (patch[key] as JsonValue[]) : []), ...list(3)];
  if (random.chance(0.35)) {
    const plain = order.filter((item) => !(isJsonObject(item) && Object.hasOwn(item, "$patch")));
    patch[`$setElementOrder/${key}`] = random.chance(0.2) ? [] : plain.map((item) => orderKey(item, mergeKey));
  }
  if (random.chance(0.15)) patch[`$deleteFromPrimitiveList/${key}`] = list(4);
  if (random.chance(0.1)) delete patch[key];
  return isPod ? { base: { metadata: base }, patch: { metadata: patch } } : { base, patch };
}

const POD_LISTS = [
  ["finalizers", ""],
  ["ownerReferences", "uid"],
] as const;

const SPEC_LISTS = [
  ["imagePullSecrets", "name"],
  ["imagePullSecrets", "name"],
  ["tolerations", ""],
] as const;

function listElement(mergeKey: string, isWild: boolean, random: Random): JsonValue {
  if (isWild && random.chance(0.02)) return anything(random, 1);
  const word = random.pick("a b c d e f g h i j k l m n o p".split(" ").slice(0, random.pick([3, 6, 16])));
  if (mergeKey === "") return word;
  const key =
    isWild && random.chance(0.05) ? random.pick<JsonValue>([null, [1], {}, 80, new JsonNumber("80.0"), "80"]) : word;
  if (isWild && random.chance(0.02)) return { kind: "none" };
  return random.chance(0.5) ? { [mergeKey]: key } : { [mergeKey]: key, kind: random.pick(WORDS) };
}

function withDirective(element: JsonValue, isWild: boolean, random: Random): JsonValue {
  if (!isJsonObject(element) || !random.chance(0.25)) return element;
  if (isWild && random.chance(0.3))
    return { ...element, $patch: random.pick(["replace", "replace", "merge", "?", null]) };
  if (random.chance(0.15)) return { ...element, $retainKeys: Object.keys(element) };
  return { ...element, $patch: "delete" };
}
