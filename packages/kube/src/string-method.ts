import {
  contentOf,
  elementsOf,
  entriesOf,
  type GoValue,
  stringType,
  type GoMethod,
  pointerTo,
  sortedKeys,
  Typed,
} from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import { fieldsText } from "./fields-view.ts";
import { leafMethod, structOf } from "./leaf-method.ts";
import { stringOrder } from "./string-order.ts";
import { packageAlias, packageOf } from "./string-package.ts";
import type { Field, KubeType, StructType } from "./type-table.ts";

/** Of the struct whose String method runs. */
interface Printing {
  readonly package: string | undefined;
  /** Minor version of Kubernetes. */
  readonly minor: number;
  /** Since Kubernetes 1.16, lists print with the names of their elements. */
  readonly modern: boolean;
}

/** Behaves as: the String method that protobuf generates for a pointer to a Kubernetes struct. */
export function stringMethod(type: StructType): GoMethod {
  return leafMethod(stringType, (receiver) => textOf(type, receiver));
}

function textOf(type: StructType, receiver: Typed): string {
  const { content } = structOf(receiver);
  if (typeof content !== "function") return "nil";
  const minor = Number(type.kubernetes.split(".")[1]);
  const printing: Printing = { package: packageOf(type), minor, modern: minor >= 16 };
  const parts = stringOrder(type).map((field) => `${field.go}:${fieldText(field, content(field.go), printing)},`);
  return `&${type.name}{${parts.join("")}}`;
}

function fieldText(field: Field, value: GoValue, printing: Printing): string {
  const { type } = field;
  if (field.pointer) return pointerText(type, value, printing);
  switch (type.kind) {
    case "list":
      return listText(type.elem, value, printing);
    case "map":
      return mapText(type.go, value);
    default:
      return packageOf(type) === undefined ? sprint([value]) : messageText(type, value, printing);
  }
}

function pointerText(type: KubeType, value: GoValue, printing: Printing): string {
  if (type.kind === "fields" && value instanceof Typed) return fieldsPointerText(value, printing);
  if (packageOf(type) !== undefined) return renamed(type, sprint([value]), printing);
  const target = contentOf(value);
  return target === null ? "nil" : `*${sprint([target as GoValue])}`;
}

/** Before 1.19, FieldsV1 printed as the bytes of its JSON. */
function fieldsPointerText(value: Typed, { minor }: Printing): string {
  if (value.content === null) return minor < 19 ? "nil" : "<nil>";
  const text = fieldsText(value);
  return minor < 19 ? `&FieldsV1{Raw:*[${[...new TextEncoder().encode(text)].join(" ")}],}` : text;
}

/** A struct that is no pointer: since 1.16, those of other packages print without their String method. */
function messageText(type: KubeType, value: GoValue, printing: Printing): string {
  const plain = printing.modern && packageOf(type) !== printing.package;
  return withoutAmpersand(renamed(type, sprint([plain ? value : addressOf(value)]), printing));
}

function listText(elem: KubeType, value: GoValue, printing: Printing): string {
  if (packageOf(elem) === undefined) return sprint([value]);
  if (!printing.modern) return withoutAmpersand(renamed(elem, sprint([value]), printing));
  const items = elementsOf(value).map((item) => `${messageText(elem, item, printing)},`);
  return `[]${renamed(elem, shortName(elem.go), printing)}{${items.join("")}}`;
}

function mapText(go: string, map: GoValue): string {
  const entries = entriesOf(map);
  const items = sortedKeys(map).map((key) => `${key}: ${sprint([entries[key] ?? null])},`);
  return `${go.startsWith("map[") ? go : shortName(go)}{${items.join("")}}`;
}

/** A copy that Go can take the address of. */
function addressOf(value: GoValue): GoValue {
  return value instanceof Typed ? new Typed(pointerTo(value.type), value) : value;
}

/** Puts the package before the first place where the name of the type stands, which may be any. */
function renamed(type: KubeType, text: string, printing: Printing): string {
  const found = packageOf(type);
  if (found === undefined || found === printing.package) return text;
  const name = shortName(type.go);
  return text.replace(name, () => `${packageAlias(found, printing.modern)}.${name}`);
}

/** Takes the first ampersand away, which may stand in a text where the struct has none before it. */
function withoutAmpersand(text: string): string {
  return text.replace("&", "");
}

function shortName(go: string): string {
  return go.slice(go.lastIndexOf(".") + 1);
}
