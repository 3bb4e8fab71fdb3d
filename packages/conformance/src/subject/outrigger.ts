import type { Result, Server, Subject } from "./subject.ts";
import type { Json } from "../json.ts";

/** The project itself, through its public packages. */
export function outriggerSubject(): Subject {
  const missing = { error: "not there yet" };
  return {
    serve: (): Result<Server> => missing,
    resolveMesh: (): Result<Json> => missing,
    parseConfig: (): Result<Json> => missing,
    callFunction: (): Result<Json> => missing,
  };
}
