import { durationType } from "@outrigger/config";
import type { GoFunction } from "@outrigger/go-template";
import { annotation, isset } from "../functions/annotations.ts";
import { formatDuration } from "../functions/duration.ts";
import { mapToJson } from "../functions/json.ts";
import { allPorts, excludeInboundPort } from "../functions/ports.ts";
import type { FunctionContext } from "./release.ts";

/** The functions that a release's templates may call. */
export type FunctionTable = (context: FunctionContext) => ReadonlyMap<string, GoFunction>;

/** A table that holds what another one holds, and more; a name that both have is the later one's. */
function extend(
  table: FunctionTable,
  more: (context: FunctionContext) => Readonly<Record<string, GoFunction>>,
): FunctionTable {
  return (context) => new Map([...table(context), ...Object.entries(more(context))]);
}

/** 1.0.0. */
export const functions100: FunctionTable = () =>
  new Map([
    ["formatDuration", formatDuration(durationType("1.0"))],
    ["isset", isset],
  ]);

/** 1.0.9: ports, annotations with a default, JSON. */
export const functions10 = extend(functions100, () => ({
  ...allPorts,
  excludeInboundPort,
  annotation,
  toJson: mapToJson,
}));
