import { createServer } from "node:https";
import process from "node:process";
import { main } from "../main.ts";

// HTTP/1.1 alone: Deno's HTTP/2 server ends the whole process when a client says GOAWAY (denoland/deno#36788).
const code = await main(process.argv.slice(2), { createServer: (tls, listener) => createServer(tls, listener) });
process.exit(code);
