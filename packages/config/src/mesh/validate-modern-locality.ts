import type { FieldValue, Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { overlapProblem, weightsProblem } from "./validate-locality.ts";

/** Labels that say where something is. */
const TOPOLOGY = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone"];

/**
 * What is wrong with the settings of locality load balancing since 1.14: everything, where releases before stop at the first.
 *
 * Behaves as: Istio's ValidateLocalityLbSetting.
 */
export function localityProblems(setting: Message | undefined, release: MeshRelease): readonly string[] {
  if (setting === undefined) return [];
  const distribute = setting.messages("distribute");
  const failover = setting.messages("failover");
  if (distribute.length > 0 && failover.length > 0) {
    return ["can not simultaneously specify 'distribute' and 'failover'"];
  }
  const clash = failover.length > 0 && isSince(release, "1.20") ? topologyIn(setting)[0] : undefined;
  if (clash !== undefined) {
    return [`can not simultaneously set 'failover' and topology label '${clash}' in 'failover_priority'`];
  }
  return [...distributeProblems(distribute, release), ...failoverProblems(failover, FAILOVER)];
}

/**
 * What is wrong with the settings of load balancing that knows of zones (1.31).
 *
 * Behaves as: Istio's ValidateZoneAwareLbSetting.
 */
export function zoneProblems(setting: Message | undefined): readonly string[] {
  if (setting === undefined) return [];
  const labels = topologyIn(setting).map(
    (label) =>
      `'failover_priority' for zone aware lb must not use topology label '${label}'; region- and zone-level routing are handled automatically`,
  );
  return [...labels, ...failoverProblems(setting.messages("failover"), ZONE_FAILOVER)];
}

function topologyIn(setting: Message): readonly string[] {
  const priority: FieldValue = setting.get("failover_priority") ?? [];
  if (!Array.isArray(priority)) return [];
  return priority.filter((label): label is string => typeof label === "string" && TOPOLOGY.includes(label));
}

/** Wrong weights end the search, overlaps do not. */
function distributeProblems(distribute: readonly Message[], release: MeshRelease): readonly string[] {
  const problems: string[] = [];
  for (const rule of distribute) {
    const to = rule.get("to");
    const weights = weightsProblem(to, "be in range", release);
    if (weights !== undefined) return [...problems, weights];
    const overlap = to instanceof Map ? overlapProblem([...to.keys()]) : undefined;
    if (overlap !== undefined) problems.push(overlap);
  }
  const overlap = overlapProblem(distribute.map((rule) => rule.text("from")));
  return overlap === undefined ? problems : [...problems, overlap];
}

interface FailoverTexts {
  readonly same: string;
  readonly deep: string;
  readonly star: string;
}

const FAILOVER: FailoverTexts = {
  same: "locality lb failover settings must specify different regions",
  deep: "locality lb failover only specify region",
  star: "locality lb failover region should not contain '*' wildcard",
};

const ZONE_FAILOVER: FailoverTexts = {
  same: "zone aware lb failover settings must specify different regions",
  deep: "zone aware lb failover only specifies region; zone and subzone failover are handled automatically",
  star: "zone aware lb failover region should not contain '*' wildcard",
};

function failoverProblems(failover: readonly Message[], texts: FailoverTexts): readonly string[] {
  return failover.flatMap((rule) => {
    const ends = [rule.text("from"), rule.text("to")];
    const problems = ends[0] === ends[1] ? [texts.same] : [];
    if (ends.some((end) => end.includes("/"))) problems.push(texts.deep);
    if (ends.some((end) => end.includes("*"))) problems.push(texts.star);
    return problems;
  });
}
