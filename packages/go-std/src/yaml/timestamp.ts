const DATE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$/;

/** Tells if go-yaml would read the text as a time. It keeps such a scalar as text wherever no time is asked for. */
export function isTimestamp(text: string): boolean {
  return DATE.test(text);
}
