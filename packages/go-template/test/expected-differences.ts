/** Templates whose answer cannot be Go's, with the reason. It may only get shorter. */
export const EXPECTED_DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ["{{.NilE}}", "a field of type error: of static interface types only interface{} is told from the value in it"],
  ["{{.NilE.Error}}", "the same"],
  ["{{.NilE.Foo}}", "the same"],
  ["{{.E.Foo}}", "the same"],
]);
