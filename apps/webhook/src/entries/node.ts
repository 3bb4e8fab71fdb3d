import { createSecureServer } from "node:http2";
import { main } from "../main.ts";

// HTTP/2 and HTTP/1.1 on one port, chosen by ALPN.
const code = await main(process.argv.slice(2), {
  createServer: (tls, listener) => createSecureServer({ ...tls, allowHTTP1: true }, listener),
});
process.exit(code);
