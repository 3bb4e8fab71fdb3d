import type { Reviewed } from "./answer-review.ts";
import { type Fingerprint, fingerprint, type ReplicaTexts } from "./fingerprint.ts";

/** Answers a review's text. */
export type Review = (body: string, path: string) => Reviewed;

/** What is known of the reviews of one fingerprint: asked once; not to be remembered; or the answer but for its uid. */
type Known = "asked" | "varies" | { readonly reviewed: Reviewed; readonly before: string; readonly after: string };

/** How much is remembered: reviews, and characters of their texts. */
const MOST_REVIEWS = 512;
const MOST_TEXT = 8 * 1024 * 1024;

/** Replicas that nobody has: letters only, digits only, and times at both ends. */
const OTHERS: readonly ReplicaTexts[] = [
  { uid: "00000000-0000-0000-0000-000000000000", suffix: "22222", time: "1970-01-01T00:00:00Z" },
  { uid: "ffffffff-ffff-ffff-ffff-ffffffffffff", suffix: "zzzzz", time: "9999-12-28T23:59:59Z" },
];

/**
 * Answers the replicas of a workload out of memory. Their reviews differ in nothing but the uid, the random name of the token's volume
 * and the times of managed fields; when such a review comes for the second time, replicas that nobody has are asked about, too, and
 * only if all answers are the same but for the uid is the answer given to those that follow. What is remembered is bounded, belongs
 * to this one injector, and changes nothing but the speed.
 */
export function rememberAnswers(review: Review): Review {
  const memory = new Memory();
  return (body, path) => {
    const print = fingerprint(body, path);
    if (print === undefined) return review(body, path);
    const known = memory.get(print.key);
    if (typeof known === "object") {
      return { ...known.reviewed, uid: print.uid, body: known.before + print.uid + known.after };
    }
    const reviewed = review(body, path);
    if (known === undefined) memory.set(print.key, "asked");
    else if (known === "asked")
      memory.set(
        print.key,
        learn(reviewed, print, (text) => review(text, path)),
      );
    return reviewed;
  };
}

function learn(reviewed: Reviewed, print: Fingerprint, ask: (body: string) => Reviewed): Known {
  const parts = reviewed.body.split(`"${print.uid}"`);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined || !isPlain(reviewed)) return "varies";
  const known = { reviewed, before: `${before}"`, after: `"${after}` };
  const isSame = OTHERS.every((replica) => {
    const other = ask(print.variant(replica));
    return isPlain(other) && other.body === known.before + replica.uid + known.after && isAlike(other, reviewed);
  });
  return isSame ? known : "varies";
}

/** A refusal may say anything, and comes rarely. */
function isPlain({ allowed, decision, dropped }: Reviewed): boolean {
  return allowed && decision !== undefined && !dropped;
}

function isAlike(one: Reviewed, other: Reviewed): boolean {
  return (
    one.namespace === other.namespace &&
    one.name === other.name &&
    one.decision?.inject === other.decision?.inject &&
    one.decision?.reason === other.decision?.reason &&
    one.decision?.source === other.decision?.source &&
    one.decision?.sentence === other.decision?.sentence
  );
}

/** Forgets what has not been asked for longest. */
class Memory {
  private readonly entries = new Map<string, Known>();
  private size = 0;

  get(key: string): Known | undefined {
    const known = this.entries.get(key);
    if (known === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, known);
    return known;
  }

  set(key: string, known: Known): void {
    this.remove(key);
    this.entries.set(key, known);
    this.size += sizeOf(key, known);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= MOST_REVIEWS && this.size <= MOST_TEXT) break;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const known = this.entries.get(key);
    if (known === undefined) return;
    this.entries.delete(key);
    this.size -= sizeOf(key, known);
  }
}

function sizeOf(key: string, known: Known): number {
  return key.length + (typeof known === "object" ? known.after.length : 0);
}
