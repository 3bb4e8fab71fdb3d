import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { addressProblem } from "./validate-address.ts";

/** Something against a tracer, and the field it is about. */
export interface TracingProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * What is wrong with the settings of the one tracer that is set.
 *
 * Behaves as: Istio's validation of lightstep, zipkin and datadog collectors.
 */
export function validateTracing(tracing: Message | undefined, release: MeshRelease): readonly TracingProblem[] {
  const lightstep = tracing?.message("lightstep");
  if (lightstep !== undefined) return prefixed("lightstep", lightstepProblems(lightstep, release));
  const zipkin = tracing?.message("zipkin");
  if (zipkin !== undefined) return prefixed("zipkin", [addressProblem(zipkinAddress(zipkin, release), release)]);
  const datadog = tracing?.message("datadog");
  if (datadog === undefined) return [];
  return prefixed("datadog", [addressProblem(withHost(datadog.text("address")), release)]);
}

/** The address may name the host since 1.8. */
function zipkinAddress(zipkin: Message, release: MeshRelease): string {
  const address = zipkin.text("address");
  return isSince(release, "1.8") ? withHost(address) : address;
}

function withHost(address: string): string {
  return address.replace("$(HOST_IP)", "127.0.0.1");
}

function prefixed(tracer: string, problems: readonly (string | undefined)[]): readonly TracingProblem[] {
  const found = problems.filter((problem) => problem !== undefined);
  return found.map((problem) => ({ field: `tracing.${tracer}`, message: `invalid ${tracer} config: ${problem}` }));
}

function lightstepProblems(settings: Message, release: MeshRelease): readonly (string | undefined)[] {
  const address = settings.text("address");
  const problem = addressProblem(address, release);
  return [
    address === "" ? "address is required" : undefined,
    problem === undefined ? undefined : `invalid lightstep address: ${problem}`,
    settings.text("access_token") === "" ? "access token is required" : undefined,
    settings.flag("secure") && settings.text("cacert_path") === "" ? "cacertPath is required" : undefined,
  ];
}
