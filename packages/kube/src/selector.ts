import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { checkLabelKey, checkLabelValue } from "./label-syntax.ts";
import { SelectorError } from "./selector-error.ts";

/** One condition on labels. */
interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * Whether labels match a label selector (`matchLabels`, `matchExpressions`); a {@link SelectorError} for a selector that Go
 * refuses. An empty selector matches nothing here, as in the injector's never and always selectors.
 *
 * Behaves as: metav1.LabelSelectorAsSelector and its Matches, in Istio's injectRequired.
 *
 * @example
 * ```ts
 * import { matchSelector } from "@outrigger/kube";
 * matchSelector({ matchExpressions: [{ key: "app", operator: "Exists" }] }, { app: "web" }); // true
 * ```
 */
export function matchSelector(selector: JsonValue, labels: JsonObject): boolean | SelectorError {
  try {
    const requirements = requirementsOf(selector);
    return requirements.length > 0 && requirements.every((requirement) => holds(requirement, labels));
  } catch (error) {
    if (error instanceof SelectorError) return error;
    throw error;
  }
}

/** Go's text for why a selector is refused; undefined for a good one. */
export function checkSelector(selector: JsonValue): string | undefined {
  const result = matchSelector(selector, {});
  return result instanceof SelectorError ? result.message : undefined;
}

function holds({ key, operator, values }: Requirement, labels: JsonObject): boolean {
  const has = Object.hasOwn(labels, key);
  const value = has ? labels[key] : undefined;
  const inValues = has && values.includes(typeof value === "string" ? value : "");
  switch (operator) {
    case "In":
      return inValues;
    case "NotIn":
      return !inValues;
    case "Exists":
      return has;
    default:
      return !has;
  }
}

function requirementsOf(selector: JsonValue): Requirement[] {
  if (!isJsonObject(selector)) return [];
  const labels = isJsonObject(selector["matchLabels"]) ? selector["matchLabels"] : {};
  const expressions = Array.isArray(selector["matchExpressions"])
    ? (selector["matchExpressions"] as readonly JsonValue[])
    : [];
  return [
    ...Object.keys(labels).map((key) => checked({ key, operator: "In", values: [textOf(labels[key])] })),
    ...expressions.map((expression) => checked(requirementOf(isJsonObject(expression) ? expression : {}))),
  ];
}

function requirementOf(expression: JsonObject): Requirement {
  const values = expression["values"];
  return {
    key: textOf(expression["key"]),
    operator: textOf(expression["operator"]),
    values: Array.isArray(values) ? (values as readonly JsonValue[]).map(textOf) : [],
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function checked(requirement: Requirement): Requirement {
  const { key, operator, values } = requirement;
  if (!["In", "NotIn", "Exists", "DoesNotExist"].includes(operator)) {
    throw new SelectorError(`${JSON.stringify(operator)} is not a valid pod selector operator`);
  }
  checkLabelKey(key);
  const listed = operator === "In" || operator === "NotIn";
  if (listed && values.length === 0) throw new SelectorError("for 'in', 'notin' operators, values set can't be empty");
  if (!listed && values.length > 0) throw new SelectorError("values set must be empty for exists and does not exist");
  for (const value of values) checkLabelValue(value);
  return requirement;
}
