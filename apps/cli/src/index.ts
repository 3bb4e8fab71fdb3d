export { main } from "./main.ts";
export type { Streams } from "./review/review-command.ts";
