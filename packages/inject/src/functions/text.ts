import { anyType, boolType, intType, stringType } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { func, plain, textOf } from "./types.ts";

/** `indent n text`: every line but the first behind n blanks, whatever the sign of n. Behaves as: indent of Istio's inject package. */
export const indent: GoFunction = func([intType, stringType], stringType, ([count, text]) =>
  textOf(text).replaceAll("\n", `\n${" ".repeat(Math.abs(Number(plain(count))))}`),
);

/** `directory path`: up to and with the last slash. Behaves as: directory of Istio's inject package (path.Split). */
export const directory: GoFunction = func([stringType], stringType, ([path]) => {
  const text = textOf(path);
  return text.slice(0, text.lastIndexOf("/") + 1);
});

/** `contains needle text`: sprig's arguments the other way round. Behaves as: contains of Istio's inject package. */
export const contains: GoFunction = func([stringType, stringType], boolType, ([needle, text]) =>
  textOf(text).includes(textOf(needle)),
);

/** `toLower text`. Behaves as: strings.ToLower. */
export const toLower: GoFunction = func([stringType], stringType, ([text]) => textOf(text).toLowerCase());

/** `kubevirtInterfaces text`: the text itself. Behaves as: kubevirtInterfaces of Istio's inject package. */
export const kubevirtInterfaces: GoFunction = func([stringType], stringType, ([text]) => plain(text));

/** `valueOrDefault text default` of 1.1. Behaves as: valueOrDefault of Istio's inject package, 1.1. */
export const textOrDefault: GoFunction = func([stringType, stringType], stringType, ([text, fallback]) =>
  plain(text) === "" ? plain(fallback) : plain(text),
);

/** `valueOrDefault value default`: the default for nil and the plain text "", not for one of a named type. Behaves as: valueOrDefault of Istio's inject package, 1.2 on. */
export const valueOrDefault: GoFunction = func([anyType, anyType], anyType, ([value, fallback]) =>
  value === null || value === undefined || value === "" ? (fallback ?? null) : value,
);
