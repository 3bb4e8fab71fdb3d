import { contentOf, entriesOf, type GoValue } from "@outrigger/go-std";
import { kindName } from "./kind.ts";

/** Whether a value is nil, false, zero or of length 0; a struct never is. Behaves as: sprig, empty. */
export function isEmpty(value: GoValue): boolean {
  const content = contentOf(value);
  switch (typeof content) {
    case "string":
      return content === "";
    case "boolean":
      return !content;
    case "number":
    case "bigint":
      return content == 0;
    default:
      return content === null || isEmptyObject(value);
  }
}

function isEmptyObject(value: GoValue): boolean {
  const content = contentOf(value);
  switch (kindName(value)) {
    case "slice":
    case "array":
      return (content as readonly GoValue[]).length === 0;
    case "map":
      return Object.keys(entriesOf(value)).length === 0;
    case "complex64":
    case "complex128":
      return (content as readonly number[]).every((part) => part === 0);
    default:
      return false;
  }
}
