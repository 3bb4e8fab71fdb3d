export { BODY_LIMIT, DROPPED_HEADER, createApp } from "./app.ts";
export type { AppBindings, AppOptions, IncomingRequest } from "./app.ts";
export type { Log, LogFields, LogLevel } from "./log.ts";
export type { ReviewAnswer, ReviewDecision, Reviewer } from "./reviewer.ts";
