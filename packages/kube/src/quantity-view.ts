import {
  boolType,
  type FieldReader,
  type GoType,
  type GoValue,
  int32Type,
  int64Type,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { leafMethod, structOf } from "./leaf-method.ts";
import { formatQuantity, parseQuantity, type Quantity, type QuantityFormat } from "./quantity.ts";
import { quantityValue } from "./quantity-value.ts";

const FORMATS: Readonly<Record<QuantityFormat, string>> = {
  decimal: "DecimalSI",
  binary: "BinarySI",
  exponent: "DecimalExponent",
};

const FORMAT: GoType = { kind: "string", name: "resource.Format" };
const SCALE: GoType = { ...int32Type, name: "resource.Scale" };
const DEC: GoType = { kind: "ptr", name: "*inf.Dec", elem: { kind: "struct", name: "inf.Dec", fields: [] } };
const AMOUNT: GoType = {
  kind: "struct",
  name: "resource.int64Amount",
  fields: [
    { name: "value", type: int64Type },
    { name: "scale", type: SCALE },
  ],
};
const BIG_AMOUNT: GoType = {
  kind: "struct",
  name: "resource.infDecAmount",
  fields: [{ name: "Dec", type: DEC, embedded: true }],
};

const texts = new WeakMap<object, string>();

function textOf(receiver: Typed): string {
  const { content } = structOf(receiver);
  return (typeof content === "function" ? texts.get(content) : undefined) ?? "0";
}

/** `resource.Quantity`; its methods want a pointer. */
export const QUANTITY: GoType = {
  kind: "struct",
  name: "resource.Quantity",
  fields: [
    { name: "i", type: AMOUNT },
    { name: "d", type: BIG_AMOUNT },
    { name: "s", type: stringType },
    { name: "Format", type: FORMAT },
  ],
  pointerMethods: new Map([
    ["String", leafMethod(stringType, quantityString)],
    ["Value", leafMethod(int64Type, (receiver) => new Typed(int64Type, BigInt(quantityValue(textOf(receiver)))))],
    ["IsZero", leafMethod(boolType, (receiver) => parseQuantity(textOf(receiver)).mantissa === 0n)],
  ]),
};

function quantityString(receiver: Typed): string {
  return receiver.content === null ? "<nil>" : formatQuantity(parseQuantity(textOf(receiver)));
}

/** The struct of a quantity, given as its text. */
export function quantityView(text: string): FieldReader {
  const reader: FieldReader = (name) => fieldOf(name, text);
  texts.set(reader, text);
  return reader;
}

/** What prints where a quantity is printed whole: its amount, the text that Go keeps, and its format. */
function fieldOf(name: string, text: string): GoValue {
  const quantity = parseQuantity(text);
  if (name === "i") return new Typed(AMOUNT, (field: string) => amountField(field, quantity));
  if (name === "d") return new Typed(BIG_AMOUNT, () => new Typed(DEC, null));
  if (name === "s") return text === "0" ? text : (quantity.text ?? "");
  return new Typed(FORMAT, text === "0" ? "" : FORMATS[quantity.format]);
}

function amountField(name: string, { mantissa, exponent }: Quantity): GoValue {
  return name === "value" ? new Typed(int64Type, mantissa) : new Typed(SCALE, BigInt(exponent));
}
