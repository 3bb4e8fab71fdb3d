const V1BETA1 = "admission.k8s.io/v1beta1";

/**
 * The answer of last resort: a denial of the right form for a request that nothing else could answer, with as much of the
 * question in it (uid, kind, apiVersion) as can be read.
 *
 * @param body the request as it came.
 * @param message why there is no better answer.
 */
export function deny(body: string, message: string): string {
  const review = parseObject(body);
  const uid = own(asObject(own(review, "request")), "uid");
  const apiVersion = own(review, "apiVersion");
  return JSON.stringify({
    kind: "AdmissionReview",
    apiVersion: typeof apiVersion === "string" && apiVersion !== "" ? apiVersion : V1BETA1,
    response: {
      uid: typeof uid === "string" ? uid : "",
      allowed: false,
      status: { metadata: {}, message },
    },
  });
}

function parseObject(text: string): object | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}

function own(value: object | undefined, key: string): unknown {
  return value === undefined ? undefined : Object.getOwnPropertyDescriptor(value, key)?.value;
}
