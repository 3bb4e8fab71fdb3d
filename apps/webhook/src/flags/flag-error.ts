import { quote } from "@outrigger/go-std/fmt";

/** A command line that cannot be used; `message` is pflag's or cobra's text where they have one. */
export class FlagError extends Error {
  override readonly name = "FlagError";
}

/** pflag's words for a value that does not fit its flag. */
export function invalidValue(flag: string, value: string, problem: string): FlagError {
  return new FlagError(`invalid argument ${quote(value)} for "--${flag}" flag: ${problem}`);
}
