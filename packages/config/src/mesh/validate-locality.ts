import type { FieldValue, Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";

/**
 * What is wrong with the settings of locality load balancing: the first thing.
 *
 * Behaves as: Istio's validateLocalityLbSetting up to 1.13.
 */
export function localityProblem(setting: Message | undefined, release: MeshRelease): string | undefined {
  if (setting === undefined) return undefined;
  if (hasNull(setting.get("distribute")) || hasNull(setting.get("failover"))) return NULL_RULE;
  const distribute = setting.messages("distribute");
  const failover = setting.messages("failover");
  if (distribute.length > 0 && failover.length > 0) {
    return "can not simultaneously specify 'distribute' and 'failover'";
  }
  const limits = isSince(release, "1.5") ? "be in range" : "not be in range";
  for (const rule of distribute) {
    const to = rule.get("to");
    const problem = weightsProblem(to, limits, release) ?? overlapProblem(to instanceof Map ? [...to.keys()] : []);
    if (problem !== undefined) return problem;
  }
  return overlapProblem(distribute.map((rule) => rule.text("from"))) ?? failoverProblem(failover, release);
}

/** Go's own validation ends the program here. */
const NULL_RULE = "locality lb distribute and failover settings must not be null";

function hasNull(list: FieldValue | undefined): boolean {
  return Array.isArray(list) && list.includes(null);
}

/** What is wrong with weights; `limits` is what one must be in, as the release says it. Since 1.12 none may be above 100. */
export function weightsProblem(to: FieldValue | undefined, limits: string, release: MeshRelease): string | undefined {
  const weights: ReadonlyMap<string, FieldValue> = to instanceof Map ? to : new Map<string, FieldValue>();
  let total = 0n;
  for (const weight of weights.values()) {
    const isTooBig = isSince(release, "1.12") && typeof weight === "bigint" && weight > 100n;
    if (weight === 0n || isTooBig) return `locality weight must ${limits} [1, 100]`;
    total += typeof weight === "bigint" ? weight : 0n;
  }
  const sum = BigInt.asUintN(32, total);
  return sum === 100n ? undefined : `total locality weight ${sum} != 100`;
}

function failoverProblem(failover: readonly Message[], release: MeshRelease): string | undefined {
  for (const rule of failover) {
    const ends = isSince(release, "1.13") ? [rule.text("from"), rule.text("to")] : [rule.text("to")];
    if (rule.text("from") === rule.text("to")) return "locality lb failover settings must specify different regions";
    if (isSince(release, "1.13") && ends.some((end) => end.includes("/"))) {
      return "locality lb failover only specify region";
    }
    if (ends.some((end) => end.includes("*"))) return "locality lb failover region should not contain '*' wildcard";
  }
  return undefined;
}

/** Localities are `region/zone/subzone`, cut short or ended with a star; none may hold another. */
export function overlapProblem(localities: readonly string[]): string | undefined {
  const seen: string[][] = [];
  for (const locality of localities) {
    const stars = locality.split("*").length - 1;
    if (stars > 1 || (stars === 1 && !locality.endsWith("*"))) {
      return `locality ${locality} wildcard '*' number can not exceed 1 and must be in the end`;
    }
    const parts = splitLocality(locality);
    if (parts.includes("")) return `locality ${locality} must not contain empty region/zone/subzone info`;
    if (seen.some((other) => overlaps(other, parts))) {
      return `locality ${locality} overlap with previous specified ones`;
    }
    seen.push(parts);
  }
  return undefined;
}

function splitLocality(locality: string): string[] {
  const [region = "", zone, ...rest] = locality.split("/");
  if (zone === undefined) return [region];
  return rest.length === 0 ? [region, zone] : [region, zone, rest.join("/")];
}

/** A star, or an end, of the earlier one takes in all that follow; a star of the later one is only itself. */
function overlaps(earlier: readonly string[], later: readonly string[]): boolean {
  for (let at = 0; at < 3; at++) {
    const part = earlier[at] ?? "*";
    if (part === "*" || later[at] === undefined) return true;
    if (part !== later[at]) return false;
  }
  return true;
}
