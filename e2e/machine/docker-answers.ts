import { request } from "node:http";

/** Whether a Docker daemon answers on a socket. */
export function dockerAnswers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = request({ socketPath, path: "/_ping" }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ask.on("error", () => resolve(false)).end();
  });
}
