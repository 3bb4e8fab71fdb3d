import type { InjectorPlace, InjectorSettings, RunningInjector } from "./injector.ts";
import { InClusterInjector } from "./injector-in-cluster.ts";
import { LoopbackInjector } from "./injector-on-loopback.ts";

/** Starts the injector where the tier has it: in the cluster behind its Service, or on loopback under a URL. */
export function startInjector(place: InjectorPlace, settings: InjectorSettings): Promise<RunningInjector> {
  return place.context.tier === "kind"
    ? InClusterInjector.start(place, settings)
    : LoopbackInjector.start(place, settings);
}
