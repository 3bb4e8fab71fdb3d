import { durationText } from "@outrigger/go-std/fmt";
import { type Duration, nanoseconds } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";

const MILLISECOND = 1_000_000n;
const SECOND = 1_000_000_000n;
const HOUR = 3600n * SECOND;

/** From the first to the last, both allowed. */
interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

const ZERO: Duration = { seconds: 0n, nanos: 0n };
const CONNECT_TIMEOUT: Range = { low: MILLISECOND, high: 30n * SECOND };
const LONG_CONNECT_TIMEOUT: Range = { low: MILLISECOND, high: HOUR };
const REFRESH_DELAY: Range = { low: SECOND, high: 600n * SECOND };

/**
 * What is wrong with a connection timeout, which may be up to an hour since 1.20.
 *
 * Behaves as: Istio's ValidateConnectTimeout.
 */
export function connectTimeoutProblem(timeout: Duration | undefined, release: MeshRelease): string | undefined {
  return rangeProblem(timeout, isSince(release, "1.20") ? LONG_CONNECT_TIMEOUT : CONNECT_TIMEOUT);
}

/**
 * What is wrong with a delay between two questions to the control plane.
 *
 * Behaves as: Istio's ValidateRefreshDelay (up to 1.0).
 */
export function refreshDelayProblem(delay: Duration | undefined): string | undefined {
  return rangeProblem(delay, REFRESH_DELAY);
}

/**
 * What is wrong with the timeout of protocol detection; zero switches it off.
 *
 * Behaves as: Istio's ValidateProtocolDetectionTimeout (1.5).
 */
export function detectionTimeoutProblem(timeout: Duration | undefined): string | undefined {
  if (timeout === undefined) return NO_DURATION;
  return nanoseconds(timeout) % MILLISECOND === 0n ? undefined : NOT_MILLISECONDS;
}

/**
 * What is wrong with the times in which an old proxy drains and is ended.
 *
 * Behaves as: Istio's ValidateParentAndDrain.
 */
export function drainProblems(drain: Duration | undefined, parent: Duration | undefined): readonly string[] {
  const problems: string[] = [];
  const drainProblem = durationProblem(drain);
  const parentProblem = durationProblem(parent);
  if (drainProblem !== undefined) problems.push(`invalid drain duration: ${drainProblem}`);
  if (parentProblem !== undefined) problems.push(`invalid parent shutdown duration: ${parentProblem}`);
  if (problems.length > 0 || drain === undefined || parent === undefined) return problems;
  return timesProblems(nanoseconds(drain), nanoseconds(parent));
}

const NO_DURATION = "duration: nil Duration";
const NOT_MILLISECONDS = "only durations to ms precision are supported";

function timesProblems(drain: bigint, parent: bigint): readonly string[] {
  const problems: string[] = [];
  if (drain % SECOND !== 0n) problems.push("drain time only supports durations to seconds precision");
  if (parent % SECOND !== 0n) problems.push("parent shutdown time only supports durations to seconds precision");
  if (parent <= drain) {
    problems.push(
      `parent shutdown time ${durationText(parent)} must be greater than drain time ${durationText(drain)}`,
    );
  }
  if (drain > HOUR) problems.push(`drain time ${durationText(drain)} must be <${durationText(HOUR)}`);
  if (parent > HOUR) problems.push(`parent shutdown time ${durationText(parent)} must be <${durationText(HOUR)}`);
  return problems;
}

/**
 * What is wrong with the time in which an old proxy drains, since 1.17; `isLimited`: it must not be longer than an hour. Of none, the
 * release thinks as of zero.
 *
 * Behaves as: Istio's ValidateDrainDuration.
 */
export function drainTimeProblems(drain: Duration | undefined, isLimited: boolean): readonly string[] {
  const problem = durationProblem(drain ?? ZERO);
  if (problem !== undefined || drain === undefined) return [`invalid drain duration: ${problem ?? ""}`];
  const total = nanoseconds(drain);
  const problems = total % SECOND === 0n ? [] : ["drain time only supports durations to seconds precision"];
  if (isLimited && total > HOUR) problems.push(`drain time ${durationText(total)} must be <${durationText(HOUR)}`);
  return problems;
}

/**
 * What is wrong with a duration.
 *
 * Behaves as: Istio's ValidateDuration.
 */
export function durationProblem(duration: Duration | undefined): string | undefined {
  if (duration === undefined) return NO_DURATION;
  const total = nanoseconds(duration);
  if (total < MILLISECOND) return "duration must be greater than 1ms";
  return total % MILLISECOND === 0n ? undefined : NOT_MILLISECONDS;
}

function rangeProblem(duration: Duration | undefined, { low, high }: Range): string | undefined {
  const problem = durationProblem(duration);
  if (problem !== undefined || duration === undefined) return problem;
  const total = nanoseconds(duration);
  if (total >= low && total <= high) return undefined;
  return `time ${durationText(total)} must be >${durationText(low)} and <${durationText(high)}`;
}
