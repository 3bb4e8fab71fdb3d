/**
 * Several errors as one text. `tabbed`: as the library writes it since its version 1.0.0.
 *
 * Behaves as: go-multierror, Error.
 */
export function multiError(messages: readonly string[], tabbed: boolean): string {
  const count = messages.length === 1 ? "1 error" : `${messages.length} errors`;
  const lines = messages.map((message) => `* ${message}`);
  return tabbed ? `${count} occurred:\n\t${lines.join("\n\t")}\n\n` : `${count} occurred:\n\n${lines.join("\n")}`;
}
