/** The text of a review, apart from what the API server writes anew for each replica of a workload. */
export interface Fingerprint {
  /** Equal for reviews that differ in nothing else. */
  readonly key: string;
  /** `request.uid`. */
  readonly uid: string;
  /** The same review with another uid, name of the token's volume and times. */
  readonly variant: (replica: ReplicaTexts) => string;
}

/** What differs between the reviews of replicas. */
export interface ReplicaTexts {
  readonly uid: string;
  /** The five characters at the end of the token volume's name. */
  readonly suffix: string;
  /** A time, as managed fields have one. */
  readonly time: string;
}

/** How an API server's text begins; the member that holds the uid can be no other one. */
const HEAD =
  /^(\{"kind":"AdmissionReview","apiVersion":"admission\.k8s\.io\/v1(?:beta1)?","request":\{"uid":")([0-9a-f-]{36})"/;

/** The volume that the ServiceAccount admission adds; the letters are those of Kubernetes' names. */
const TOKEN = /kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}(?![\w-])/;

/** When a manager last wrote the fields that follow. */
const TIME = /"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ","fieldsType":"FieldsV1"/g;

/** Longer reviews are not worth remembering. */
const LONGEST = 64 * 1024;

/** Stand in a key for what was taken out of it. No JSON text holds such a character. */
const NUL = "\0";
const SOH = "\u0001";

/**
 * Tells what of a review's text is the same for all replicas of a workload. Undefined for a text that no API server writes, or a long
 * one.
 */
export function fingerprint(body: string, path: string): Fingerprint | undefined {
  if (body.length > LONGEST) return undefined;
  const [whole, start, uid] = HEAD.exec(body) ?? [];
  if (whole === undefined || start === undefined || uid === undefined) return undefined;
  const rest = body.slice(whole.length);
  if (rest.includes(NUL) || rest.includes(SOH)) return undefined;
  const token = TOKEN.exec(rest)?.[0];
  const named = token === undefined ? rest : rest.replaceAll(token, NUL);
  const timed = named.includes('"fieldsType"') ? named.replaceAll(TIME, SOH) : named;
  return {
    key: `${path}${NUL}${start}${timed}`,
    uid,
    variant: ({ uid: other, suffix, time }) => {
      const text = timed.replaceAll(SOH, `"time":"${time}","fieldsType":"FieldsV1"`);
      return `${start}${other}"${text.replaceAll(NUL, `kube-api-access-${suffix}`)}`;
    },
  };
}
