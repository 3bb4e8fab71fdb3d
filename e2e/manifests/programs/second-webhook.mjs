// A second mutating webhook: gives each pod a container called "second", if it has none yet.
// usage: node second-webhook.mjs PORT CERT KEY IMAGE
import { readFileSync } from "node:fs";
import { createServer } from "node:https";

const [port, cert, key, image] = process.argv.slice(2);
const second = {
  name: "second",
  image,
  imagePullPolicy: "IfNotPresent",
  command: ["node", "-e", "setInterval(() => {}, 1000)"],
};

function answer(request) {
  const there = request.object.spec.containers.some((container) => container.name === "second");
  const patch = there ? [] : [{ op: "add", path: "/spec/containers/-", value: second }];
  const encoded = Buffer.from(JSON.stringify(patch)).toString("base64");
  return { uid: request.uid, allowed: true, patchType: "JSONPatch", patch: encoded };
}

const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, async (incoming, outgoing) => {
  const { request } = JSON.parse(Buffer.concat(await incoming.toArray()).toString());
  outgoing.setHeader("content-type", "application/json");
  outgoing.end(
    JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response: answer(request) }),
  );
});
server.listen(Number(port), () => console.log("listening"));
process.on("SIGTERM", () => process.exit());
