import { anyType, entriesOf, type GoValue, stringType } from "@outrigger/go-std";
import { type EncodableValue, encodeJson, parseJson } from "@outrigger/go-std/json";
import type { GoFunction } from "@outrigger/go-template";
import { func, stringMapType, textOf } from "./types.ts";

/** `toJson map` of 1.0 to 1.3 and `toJSON`: the map as JSON, `{}` for a nil one. Behaves as: toJSON of Istio's inject package. */
export const mapToJson: GoFunction = func([stringMapType], stringType, ([map]) =>
  encodeJson(entriesOf(map ?? null) as EncodableValue, { sortKeys: true }),
);

/**
 * `fromJSON text`: the JSON document in the text; the text `{}` for one that is none.
 *
 * Behaves as: fromJSON of Istio's inject package, 1.1 and later (numbers are float64).
 */
export const fromJson: GoFunction = func([stringType], anyType, ([text]) => {
  try {
    return parseJson(textOf(text)) as GoValue;
  } catch {
    return "{}";
  }
});
