import { durationType, type MeshRelease, meshType } from "@outrigger/config";
import type { DialectName } from "@outrigger/go-std/yaml";
import type { GoFunction } from "@outrigger/go-template";
import type { TypeTable } from "@outrigger/kube";
import { type SprigHost, sprigFunctions } from "@outrigger/sprig";
import { annotation, isset } from "../functions/annotations.ts";
import { formatAnyDuration, formatDuration } from "../functions/duration.ts";
import { env } from "../functions/environment.ts";
import { fromJson, mapToJson, protoToJson, structToJson } from "../functions/json.ts";
import { appendMultusNetwork } from "../functions/multus.ts";
import { omitNil } from "../functions/omit-nil.ts";
import { otelResourceAttributes } from "../functions/otel.ts";
import { excludeInboundPort, tcpPorts } from "../functions/ports.ts";
import { render } from "../functions/render.ts";
import { sprigJson } from "../functions/sprig-json.ts";
import { mergeMaps, omit, strdict, toJsonMap } from "../functions/string-maps.ts";
import { contains, directory, indent, kubevirtInterfaces, valueOrDefault } from "../functions/text.ts";
import { toYaml } from "../functions/yaml.ts";
import { type ModernReleaseName, rowsUntil } from "./modern-names.ts";
import type { FunctionContext } from "./release.ts";

/** What of a release its functions depend on. */
export interface ModernFunctionBasis {
  readonly release: ModernReleaseName;
  readonly types: TypeTable;
  /** Whose mesh configuration templates see. Default: the release's own. */
  readonly mesh?: MeshRelease;
  /** Whose YAML `toYaml` writes. Default: `sigs`. */
  readonly yaml?: DialectName;
}

/** The functions that a release's templates may call. */
export type ModernFunctionTable = (context: FunctionContext) => ReadonlyMap<string, GoFunction>;

interface Settings {
  readonly mesh: MeshRelease;
  readonly types: TypeTable;
  readonly yaml: DialectName;
  readonly context: FunctionContext;
  readonly sprig: ReadonlyMap<string, GoFunction>;
}

/** What a release changed: a function to call, or `undefined` for one that is called no more. */
type Layer = (settings: Settings) => Readonly<Record<string, GoFunction | undefined>>;

const layer16: Layer = ({ mesh, types, yaml, context, sprig }) => ({
  formatDuration: formatDuration(durationType(mesh)),
  isset,
  excludeInboundPort,
  ...tcpPorts,
  kubevirtInterfaces,
  annotation,
  valueOrDefault,
  toJSON: mapToJson,
  toJson: mapToJson,
  fromJSON: fromJson,
  structToJSON: structToJson(types),
  protoToJSON: protoToJson(mesh),
  toYaml: toYaml(types, yaml),
  indent,
  directory,
  contains,
  toLower: sprig.get("lower"),
  env: env(context.environment),
  render: render(context.renderText),
});

/** Each release's changes, oldest first. Functions of Istio's own come before those of sprig that have the same name. */
const LAYERS: readonly (readonly [ModernReleaseName, Layer])[] = [
  ["1.6", layer16],
  [
    "1.8",
    ({ types, sprig }) => ({
      ...sprigJson(types, sprig),
      toJson: mapToJson,
      appendMultusNetwork: appendMultusNetwork({ once: false, qualified: false }),
    }),
  ],
  ["1.9", () => ({ appendMultusNetwork: appendMultusNetwork({ once: true, qualified: false }) })],
  ["1.14", ({ mesh }) => ({ formatDuration: formatAnyDuration(durationType(mesh)), render: undefined })],
  ["1.15", () => ({ excludeInterfaces: kubevirtInterfaces })],
  ["1.18", () => ({ omit, strdict, toJsonMap })],
  ["1.19", ({ types, sprig }) => ({ toJson: sprigJson(types, sprig)["toJson"] })],
  ["1.21", () => ({ mergeMaps })],
  ["1.23", () => ({ appendMultusNetwork: appendMultusNetwork({ once: true, qualified: true }) })],
  ["1.28", () => ({ omitNil })],
  ["1.30", ({ mesh }) => ({ otelResourceAttributes: otelResourceAttributes(meshType(mesh)) })],
];

/** Releases whose templates know nothing of sprig. */
const WITHOUT_SPRIG: readonly ModernReleaseName[] = ["1.6", "1.7"];

/** What sprig got after 3.1, which 1.8 has: in 3.2 (1.9 and later), and in 3.3 (1.24 and later). */
const LATER_SPRIG: readonly (readonly [ModernReleaseName, string])[] = [
  ["1.9", "add1f addf subf divf mulf maxf minf all any fromJson mustFromJson dig chunk mustChunk regexQuoteMeta"],
  ["1.9", "osBase osClean osDir osExt osIsAbs randBytes randInt bcrypt"],
  ["1.9", "genCAWithKey genSelfSignedCertWithKey genSignedCertWithKey"],
  ["1.24", "sha512sum"],
];

/**
 * The functions of a release from 1.6 on: Istio's own, over sprig's.
 *
 * Behaves as: InjectionFuncmap of Istio's inject package over sprig's TxtFuncMap.
 */
export function modernFunctionsOf(basis: ModernFunctionBasis): ModernFunctionTable {
  const { release, types, mesh = release, yaml = "sigs" } = basis;
  const layers = rowsUntil(LAYERS, release);
  const unknown = unknownSprig(release);
  return (context) => {
    const sprig = new Map([...sprigFunctions(sprigHost(context))].filter(([name]) => !unknown.has(name)));
    const settings: Settings = { mesh, types, yaml, context, sprig };
    const own = new Map(layers.flatMap((layer) => Object.entries(layer(settings))));
    const known = [...own].flatMap(([name, target]) => (target === undefined ? [] : [[name, target] as const]));
    return new Map([...(WITHOUT_SPRIG.includes(release) ? [] : sprig), ...known]);
  };
}

function unknownSprig(release: ModernReleaseName): ReadonlySet<string> {
  const known = rowsUntil(LATER_SPRIG, release);
  return new Set(LATER_SPRIG.slice(known.length).flatMap(([, names]) => names.split(" ")));
}

function sprigHost({ environment, host = {} }: FunctionContext): SprigHost {
  return {
    now: host.now ?? absent("the time"),
    random: host.random ?? absent("random bytes"),
    env: (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined),
    ...(host.timeZone === undefined ? {} : { timeZone: host.timeZone }),
  };
}

function absent(what: string): () => never {
  return () => {
    throw new Error(`Cannot tell ${what}: this injector was given none`);
  };
}
