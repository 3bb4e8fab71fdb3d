/** Templates whose answer cannot be Go's, with the reason. It may only get shorter. */
export const EXPECTED_DIFFERENCES: ReadonlyMap<string, string> = new Map([]);
