import { isCidr } from "./cidr.ts";
import { parseBoolFailure, parseInt16Failure, parseUintFailure } from "./integers.ts";

/** Judges one annotation's value: the failure's text, or undefined when the value is good. */
export type AnnotationRule = (value: string) => string | undefined;

/** Every value is good: the annotation is known, so that nobody is told that it is misspelled. */
export const anyValue: AnnotationRule = () => undefined;

/** 32 bits, not trimmed: the bare strconv text. */
export const uint32: AnnotationRule = (value) => parseUintFailure(value, 32)?.message;

/** What strconv.ParseBool takes. */
export const boolean: AnnotationRule = parseBoolFailure;

/** One port, trimmed. The text says `excludeInboundPorts` for whatever annotation: Istio's own words. */
export const statusPort: AnnotationRule = (value) => prefixed("excludeInboundPorts", portFailure(value.trim()));

/** One of `modes`; `wording` is the text before the value. */
export function oneOf(modes: readonly string[], wording: string): AnnotationRule {
  return (value) => (modes.includes(value) ? undefined : `${wording}: ${value}`);
}

/** A list of CIDR ranges, not trimmed. */
export function cidrList(wording: string): AnnotationRule {
  return (value) => {
    const bad = listItems(value).find((item) => !isCidr(item));
    return bad === undefined
      ? undefined
      : `${wording} invalid: failed parsing cidr '${bad}': invalid CIDR address: ${bad}`;
  };
}

/** A list of ports, the whole and each of them trimmed, 16 bits unsigned (1.0.9 and later). */
export function portList(wording: string): AnnotationRule {
  return (value) => {
    const failure = listItems(value.trim())
      .map((item) => portFailure(item.trim()))
      .find((text) => text !== undefined);
    return prefixed(wording, failure === undefined ? undefined : `failed parsing port '0': ${failure}`);
  };
}

/** A list of ports, not trimmed, 16 bits signed (1.0.0). */
export function signedPortList(wording: string): AnnotationRule {
  return (value) => {
    for (const item of listItems(value)) {
      const failure = parseInt16Failure(item);
      if (failure !== undefined) return `${wording} invalid: failed parsing port '${item}': ${failure.message}`;
    }
    return undefined;
  };
}

/** `*` stands for all; anything else is judged by `rule`. */
export function wildcardOr(rule: AnnotationRule): AnnotationRule {
  return (value) => (value === "*" ? undefined : rule(value));
}

function portFailure(text: string): string | undefined {
  const failure = parseUintFailure(text, 16);
  return failure === undefined ? undefined : `failed parsing port '${failure.value}': ${failure.message}`;
}

function prefixed(wording: string, failure: string | undefined): string | undefined {
  return failure === undefined ? undefined : `${wording} invalid: ${failure}`;
}

/** The items of a comma-separated list; the empty text is the empty list. */
function listItems(value: string): readonly string[] {
  return value === "" ? [] : value.split(",");
}
