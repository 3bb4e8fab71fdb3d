import { readFileSync } from "node:fs";
import type { ClientAnswer, ClientQuestion } from "../clients.ts";

/** One request of the contract that every runtime's entry keeps, with the demo's configuration. */
export interface ContractRow {
  readonly name: string;
  readonly question: ClientQuestion;
  /** What is wrong with an answer; undefined when it is right. */
  readonly problem: (answer: ClientAnswer) => string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const SAMPLE = readFileSync(new URL("../../demo/review.json", import.meta.url), "utf8");
const UID = "6c1f6a0e-3d0b-4a58-9d0e-0d7f2f6f5a01";

/** The requests of the contract, in an order that puts a good one after the bad ones. */
export const CONTRACT: readonly ContractRow[] = [
  good("the sample is injected", review({})),
  row("no body", { headers: {} }, text(400, "no body found\n")),
  row("no body, wrong type", { headers: { "Content-Type": "text/plain" } }, text(400, "no body found\n")),
  ...["application/yaml", "application/json; charset=utf-8", "Application/JSON"].map((type) =>
    row(
      `type ${type}`,
      { headers: { "Content-Type": type }, body: SAMPLE },
      text(415, "invalid Content-Type, want `application/json`\n"),
    ),
  ),
  row("another path", { path: "/inject/", body: SAMPLE }, text(404, "404 page not found\n")),
  row("a path that is not clean", { path: "//inject?a=b", body: SAMPLE }, moved("/inject?a=b")),
  row("a GET without a body", { method: "GET", headers: {} }, text(400, "no body found\n")),
  row("a HEAD", { method: "HEAD", headers: {} }, text(400, "")),
  good("a GET with a body", review({}), { method: "GET" }),
  good("a PUT with a query", review({}), { method: "PUT", path: "/inject?timeout=30s" }),
  row(
    "a body over the limit",
    { body: new Uint8Array(7 * 1024 * 1024 + 1) },
    text(413, "request body is over the limit of 7340032 bytes\n"),
  ),
  good("the sample after a body over the limit", review({})),
  row("no JSON", { body: "nonsense" }, denied("")),
  row("cut off JSON", { body: SAMPLE.slice(0, 300) }, denied("")),
  row("binary", { body: new Uint8Array([0, 1, 2, 255, 254]) }, denied("")),
  row("null", { body: "null" }, denied("")),
  row("a list", { body: "[]" }, denied("")),
  row("no request", { body: '{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}' }, denied("")),
  row(
    "a null request",
    { body: '{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":null}' },
    denied(""),
  ),
  row("an object that is no pod", { body: review({ object: "x" }) }, denied(UID)),
  row("an object of a wrong shape", { body: review({ object: { spec: { containers: 5 } } }) }, denied(UID)),
  row("no object", { body: review({ object: undefined }) }, denied(UID)),
  row(
    "an annotation that is refused",
    { body: annotated({ "sidecar.istio.io/interceptionMode": "MAYBE" }) },
    denied(UID),
  ),
  row("UPDATE", { body: review({ operation: "UPDATE", oldObject: pod({}) }) }, allowedAsIs),
  row("DELETE", { body: review({ operation: "DELETE", object: null, oldObject: pod({}) }) }, allowedAsIs),
  row("the host's network", { body: review({ object: pod({ spec: { hostNetwork: true } }) }) }, allowedAsIs),
  row("an annotation that says no", { body: annotated({ "sidecar.istio.io/inject": "false" }) }, allowedAsIs),
  good("hostile keys", hostile()),
  good(
    "a hostile status annotation",
    annotated({
      "sidecar.istio.io/status":
        '{"version":"x","containers":["__proto__","constructor"],"initContainers":{"length":1e9}}',
    }),
  ),
  good(
    "a status annotation of 1 MB",
    annotated({ "sidecar.istio.io/status": `{"containers":[${'"x",'.repeat(250_000)}"x"]}` }),
  ),
  row("JSON that is nested 100,000 deep", { body: `${"[".repeat(100_000)}${"]".repeat(100_000)}` }, denied("")),
  good(
    "an image of the pod's own choice",
    annotated({ "sidecar.istio.io/proxyImage": "registry.example/proxy:mine" }),
    {},
    "registry.example/proxy:mine",
  ),
  good("the sample after everything else", review({})),
];

function row(name: string, question: ClientQuestion, problem: ContractRow["problem"]): ContractRow {
  return { name, question, problem };
}

function good(
  name: string,
  body: string,
  question: ClientQuestion = {},
  image = "docker.io/istio/proxyv2:1.0.9",
): ContractRow {
  return row(name, { ...question, body }, (answer) => {
    const response = responseOf(answer);
    if (typeof response === "string") return response;
    if (response["allowed"] !== true) return `not allowed: ${answer.body}`;
    if (response["uid"] !== UID) return `uid ${String(response["uid"])}`;
    const { patch: base64 = "" } = response as { patch?: string };
    const patch = Buffer.from(base64, "base64").toString("utf8");
    const missing = ["istio-init", "NET_ADMIN", "istio-proxy", "sidecar.istio.io", image].filter(
      (word) => !patch.includes(word),
    );
    return missing.length === 0 ? undefined : `no ${missing.join(", ")} in ${patch}`;
  });
}

function denied(uid: string): ContractRow["problem"] {
  return (answer) => {
    const response = responseOf(answer);
    if (typeof response === "string") return response;
    const { message } = (response["status"] ?? {}) as { message?: unknown };
    const fine =
      response["allowed"] === false && response["uid"] === uid && typeof message === "string" && message !== "";
    return fine && response["patch"] === undefined ? undefined : `no proper denial: ${answer.body}`;
  };
}

function allowedAsIs(answer: ClientAnswer): string | undefined {
  const response = responseOf(answer);
  if (typeof response === "string") return response;
  const fine = response["allowed"] === true && response["uid"] === UID && response["patch"] === undefined;
  return fine ? undefined : `not allowed as it is: ${answer.body}`;
}

/** The response of an AdmissionReview of the right form, or what is wrong with the form. */
function responseOf(answer: ClientAnswer): Json | string {
  if (answer.status !== 200) return `status ${answer.status}: ${answer.body}`;
  if (answer.headers["content-type"] !== "application/json") return `type ${String(answer.headers["content-type"])}`;
  const parsed = JSON.parse(answer.body) as Json;
  if (parsed["kind"] !== "AdmissionReview") return `kind ${String(parsed["kind"])}`;
  if (!String(parsed["apiVersion"]).startsWith("admission.k8s.io/v1"))
    return `apiVersion ${String(parsed["apiVersion"])}`;
  return parsed["response"] as Json;
}

function text(status: number, body: string): ContractRow["problem"] {
  return (answer) => {
    const type = answer.headers["content-type"];
    const fine = answer.status === status && answer.body === body && type === "text/plain; charset=utf-8";
    return fine ? undefined : `status ${answer.status}, type ${String(type)}: ${answer.body}`;
  };
}

function moved(location: string): ContractRow["problem"] {
  return (answer) => {
    const fine = answer.status === 301 && answer.headers["location"] === location;
    return fine ? undefined : `status ${answer.status}, location ${String(answer.headers["location"])}`;
  };
}

/** The sample with other members in its request. */
function review(request: Json): string {
  const sample = JSON.parse(SAMPLE) as { request: Json };
  return JSON.stringify({ ...sample, request: { ...sample.request, ...request } });
}

function pod({ metadata = {}, spec = {} }: { metadata?: Json; spec?: Json }): Json {
  const sample = (JSON.parse(SAMPLE) as { request: { object: { metadata: Json; spec: Json } } }).request.object;
  return { ...sample, metadata: { ...sample.metadata, ...metadata }, spec: { ...sample.spec, ...spec } };
}

function annotated(annotations: Json): string {
  return review({ object: pod({ metadata: { annotations } }) });
}

/** Keys that reach a prototype where data is handled carelessly, everywhere that a pod author can put them. */
function hostile(): string {
  const keys =
    '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"toString":"x","hasOwnProperty":"x"';
  const words = '"__proto__":"x","constructor":"x","toString":"x","hasOwnProperty":"x"';
  return review({
    object: pod({ metadata: { annotations: "@words", labels: "@words" }, spec: { nodeSelector: "@words" } }),
  })
    .replaceAll('"@words"', `{${words}}`)
    .replace('"spec":{', `"spec":{${keys},`)
    .replace('"request":{', `${keys},"request":{${keys},`);
}
