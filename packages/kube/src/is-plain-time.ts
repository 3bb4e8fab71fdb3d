const PLAIN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Go's zero time, which it writes as null. */
const ZERO = "0001-01-01T00:00:00Z";

/** Whether a text is certainly a time that Go writes as it stands; a `false` says nothing. */
export function isPlainTime(text: string): boolean {
  return PLAIN.test(text) && text !== ZERO;
}
