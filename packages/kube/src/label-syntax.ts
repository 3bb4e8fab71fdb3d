import { quote } from "@outrigger/go-std/fmt";
import { SelectorError } from "./selector-error.ts";

const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,62})$/;
const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const NAME_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Throws a SelectorError for a text that is no label key. Behaves as: apimachinery, IsQualifiedName. */
export function checkLabelKey(key: string): void {
  const slash = key.lastIndexOf("/");
  const name = key.slice(slash + 1);
  const refuse = (why: string): never => {
    throw new SelectorError(`invalid label key ${quote(key)}: ${why}`);
  };
  if (key.indexOf("/") !== slash) {
    refuse(`a qualified name ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`);
  }
  if (slash >= 0) checkPrefix(key.slice(0, slash), refuse);
  if (name === "") refuse("name part must be non-empty");
  if (name.length > 63) refuse("name part must be no more than 63 characters");
  if (!isName(name)) refuse(`name part ${NAME_RULE}`);
}

function checkPrefix(prefix: string, refuse: (why: string) => never): void {
  if (prefix === "") refuse("prefix part must be non-empty");
  if (prefix.length > 253) refuse("prefix part must be no more than 253 characters");
  if (!prefix.split(".").every((label) => LABEL.test(label))) {
    refuse(
      "prefix part a DNS-1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    );
  }
}

/** Throws a SelectorError for a text that is no label value. Behaves as: apimachinery, IsValidLabelValue. */
export function checkLabelValue(value: string): void {
  if (value.length > 63)
    throw new SelectorError(`invalid label value: ${quote(value)}: must be no more than 63 characters`);
  if (value !== "" && !isName(value)) throw new SelectorError(`invalid label value: ${quote(value)}: ${VALUE_RULE}`);
}

function isName(text: string): boolean {
  return NAME.test(text) && /[A-Za-z0-9]$/.test(text);
}
