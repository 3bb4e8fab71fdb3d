import { holdsAt, readBundle } from "../certificates/read-pem.ts";

/** What a webhook configuration holds, and what it is to hold; both PEM. */
export interface Bundles {
  readonly present: string;
  readonly ours: string;
}

/** So many authorities of others are kept at most. */
const MOST_OTHERS = 8;

/**
 * The bundle to publish, or undefined when what is there has all that we need. Authorities of others that still hold stay: the other
 * replica, who has not seen the new authority yet, serves a certificate of the old one, and so does the injector that is being
 * replaced. So replicas never take turns in writing.
 *
 * @param now milliseconds since 1970.
 */
export function mergeBundles({ present, ours }: Bundles, now: number): string | undefined {
  const wanted = readBundle(ours);
  const there = readBundle(present);
  const isIn = (list: typeof there, fingerprint: string): boolean =>
    list.some(({ certificate }) => certificate.fingerprint256 === fingerprint);
  if (wanted.every(({ certificate }) => isIn(there, certificate.fingerprint256))) return undefined;
  const others = there.filter(
    ({ certificate }) => certificate.ca && holdsAt(certificate, now) && !isIn(wanted, certificate.fingerprint256),
  );
  return [...wanted, ...others.slice(0, MOST_OTHERS)].map(({ pem }) => pem).join("");
}
