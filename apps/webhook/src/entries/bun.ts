import { createSecureServer } from "node:http2";
import { main } from "../main.ts";

// node:http2 rather than Bun.serve: a certificate can be exchanged there without losing a call.
const code = await main(process.argv.slice(2), {
  createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
});
process.exit(code);
