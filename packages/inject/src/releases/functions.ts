import { durationType, type MeshRelease } from "@outrigger/config";
import type { DialectName } from "@outrigger/go-std/yaml";
import type { GoFunction } from "@outrigger/go-template";
import type { TypeTable } from "@outrigger/kube";
import { annotation, isset } from "../functions/annotations.ts";
import { formatDuration } from "../functions/duration.ts";
import { env } from "../functions/environment.ts";
import { fromJson, mapToJson, protoToJson, structToJson } from "../functions/json.ts";
import { allPorts, excludeInboundPort, tcpPorts } from "../functions/ports.ts";
import { render } from "../functions/render.ts";
import {
  contains,
  directory,
  indent,
  kubevirtInterfaces,
  textOrDefault,
  toLower,
  valueOrDefault,
} from "../functions/text.ts";
import { toYaml } from "../functions/yaml.ts";
import type { FunctionContext } from "./release.ts";

/** The functions that a release's templates may call. */
export type FunctionTable = (context: FunctionContext) => ReadonlyMap<string, GoFunction>;

/** What of a release its functions depend on. */
export interface FunctionBasis {
  readonly release: MeshRelease;
  readonly types: TypeTable;
  readonly yaml: DialectName;
}

type Functions = Readonly<Record<string, GoFunction>>;

/** Makes the functions of a release for one injector. */
type FunctionLayer = (basis: FunctionBasis, context: FunctionContext) => Functions;

/** 1.0.0. */
const layer100: FunctionLayer = ({ release }) => ({ formatDuration: formatDuration(durationType(release)), isset });

/** 1.0.9: ports, annotations with a default, JSON. */
const layer10: FunctionLayer = () => ({ ...allPorts, excludeInboundPort, annotation, toJson: mapToJson });

/** 1.1: YAML, more JSON, paths, KubeVirt. */
const layer11: FunctionLayer = ({ types, yaml }) => ({
  kubevirtInterfaces,
  valueOrDefault: textOrDefault,
  toJSON: mapToJson,
  fromJSON: fromJson,
  toYaml: toYaml(types, yaml),
  indent,
  directory,
});

/** 1.2: templates within values. */
const layer12: FunctionLayer = (_, { renderText }) => ({ contains, render: render(renderText), valueOrDefault });

/** 1.3: whole objects as JSON. */
const layer13: FunctionLayer = ({ types }) => ({ toLower, structToJSON: structToJson(types) });

/** 1.4: mesh settings as JSON; UDP and SCTP ports left out. */
const layer14: FunctionLayer = ({ release }) => ({ ...tcpPorts, protoToJSON: protoToJson(release) });

/** 1.5: the injector's environment. */
const layer15: FunctionLayer = (_, { environment }) => ({ env: env(environment) });

/** What each release added, oldest first; a function that comes twice is the later one. */
const LAYERS: readonly (readonly [MeshRelease, FunctionLayer])[] = [
  ["1.0.0", layer100],
  ["1.0", layer10],
  ["1.1", layer11],
  ["1.2", layer12],
  ["1.3", layer13],
  ["1.4", layer14],
  ["1.5", layer15],
];

/** The functions of a release: what it added, and what the ones before it did. */
export function functionsOf(basis: FunctionBasis): FunctionTable {
  const until = LAYERS.findIndex(([release]) => release === basis.release);
  const layers = LAYERS.slice(0, until + 1);
  return (context) => new Map(layers.flatMap(([, layer]) => Object.entries(layer(basis, context))));
}
