import { quote } from "@outrigger/go-std/fmt";
import type { JsonObject } from "../../json.ts";

/** One address of the application at which metrics are read. */
interface ScrapeTarget {
  readonly port: string;
  readonly path: string;
}

/** What the pod's annotations say about the application's metrics. */
export interface ScrapeConfig {
  readonly scrape: string;
  readonly path: string;
  readonly port: string;
  /** 1.31 and later. */
  readonly targets: readonly ScrapeTarget[];
}

/** How a release knows the annotations. */
export interface ScrapeRules {
  /** Whether other signs may stand for those of the names, as Prometheus reads them (1.13 and later). */
  readonly variants: boolean;
  /** Whether an annotation may list targets, and ports that are none or the sidecar's own are refused (1.31). */
  readonly targets: boolean;
}

type Part = "scrape" | "path" | "port" | "targets";

const EXACT: ReadonlyMap<string, Part> = new Map([
  ["prometheus.io/scrape", "scrape"],
  ["prometheus.io/path", "path"],
  ["prometheus.io/port", "port"],
]);

const SANITIZED: ReadonlyMap<string, Part> = new Map([
  ["prometheus_io_scrape", "scrape"],
  ["prometheus_io_path", "path"],
  ["prometheus_io_port", "port"],
  ["prometheus_istio_io_scrape_targets", "targets"],
]);

/** Behaves as: SanitizeLabelName of Prometheus. */
export function sanitize(name: string): string {
  return name.replace(/[^a-zA-Z0-9_]/gu, "_");
}

/** Which part of the scrape configuration an annotation is; undefined for any other annotation. */
export function scrapePart({ variants, targets }: ScrapeRules, name: string): Part | undefined {
  const part = variants ? SANITIZED.get(sanitize(name)) : EXACT.get(name);
  return part === "targets" && !targets ? undefined : part;
}

/**
 * What the annotations say; of two that say the same, the later counts. Targets that cannot be read are passed over.
 *
 * Behaves as: getPrometheusScrapeConfiguration of Istio's inject package, 1.9 and later.
 */
export function scrapeConfig(rules: ScrapeRules, annotations: Readonly<Record<string, string>>): ScrapeConfig {
  const texts = new Map<Part, string>();
  for (const [name, value] of Object.entries(annotations)) {
    const part = scrapePart(rules, name);
    const isReadable = part !== undefined && (part !== "targets" || scrapeTargets(value) !== undefined);
    if (isReadable) texts.set(part, value);
  }
  const text = (part: Part): string => texts.get(part) ?? "";
  return {
    scrape: text("scrape"),
    path: text("path"),
    port: text("port"),
    targets: scrapeTargets(text("targets")) ?? [],
  };
}

/** `port:path` pairs parted by commas, blanks around them; the path is `/metrics` where there is none. Undefined without a port. */
function scrapeTargets(text: string): readonly ScrapeTarget[] | undefined {
  const targets = text.split(",").flatMap((item) => {
    if (item.trim() === "") return [];
    const colon = item.indexOf(":");
    const [port, path] = colon < 0 ? [item, ""] : [item.slice(0, colon), item.slice(colon + 1)];
    return [{ port: port.trim(), path: path.trim() || "/metrics" }];
  });
  return targets.every(({ port }) => port !== "") ? targets : undefined;
}

/** The configuration as the sidecar reads it, its first target in the place of the pod's own port and path; undefined for none. */
export function scrapeJson({ scrape, path, port, targets }: ScrapeConfig): JsonObject | undefined {
  const [target = { path, port }] = targets;
  if (scrape === "" && target.path === "" && target.port === "") return undefined;
  const listed = targets.map((item) => ({ port: item.port, path: item.path }));
  return { scrape, path: target.path, port: target.port, ...(listed.length === 0 ? {} : { targets: listed }) };
}

/** Ports that the sidecar itself holds, and what for. */
const RESERVED: ReadonlyMap<number, string> = new Map([
  [15000, "Envoy admin"],
  [15001, "outbound traffic capture"],
  [15004, "pilot debug"],
  [15006, "inbound traffic capture"],
  [15008, "HBONE tunnel"],
  [15020, "pilot-agent status / merged Prometheus"],
  [15021, "Envoy health"],
  [15053, "DNS proxy"],
  [15090, "Envoy Prometheus (already merged)"],
]);

/**
 * Why the sidecar cannot read metrics where the annotations say, or undefined where it can.
 *
 * Behaves as: applyPrometheusMerge of Istio's inject package, 1.31, its words included.
 */
export function scrapeFailure({ port, targets }: ScrapeConfig, statusPort: number): string | undefined {
  const [what, which, ports] =
    targets.length > 0
      ? ["targets", "target port", targets.map((target) => target.port)]
      : ["configuration", "port", port === "" ? [] : [port]];
  const failure = ports.map((text) => portFailure(text, which, statusPort)).find((text) => text !== undefined);
  return failure === undefined ? undefined : `invalid prometheus scrape ${what}: ${failure}`;
}

function portFailure(text: string, which: string, statusPort: number): string | undefined {
  const port = /^[+-]?[0-9]+$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) return `invalid ${which} ${quote(text)}`;
  if (port === statusPort) return `${which} ${text} conflicts with agent port`;
  const reason = RESERVED.get(port);
  return reason === undefined ? undefined : `${which} ${text} is reserved for Istio (${reason}) and cannot be scraped`;
}
