import { ConfigError, parseMeshConfig } from "@outrigger/config";
import type { InjectorConfig } from "@outrigger/config";
import { releases } from "@outrigger/inject";
import type { Release, ReleaseName } from "@outrigger/inject";
import { readTemplate } from "./template-marks.ts";
import type { TemplateMarks } from "./template-marks.ts";

/** A release and why it was chosen. */
export interface ChosenRelease {
  readonly release: ReleaseName;
  readonly why: string;
}

/**
 * Functions that releases went on to know after the last chart that used them: a template that calls one was written for that
 * chart's release or an older one. From 1.6 on, templates hand the ProxyConfig over whole and format no duration.
 */
const LAST_CHARTS: ReadonlyMap<string, string> = new Map([["formatDuration", "1.5"]]);

/**
 * The newest built-in release whose shape fits a configuration; one that recorded answers prove goes before one between them.
 *
 * | what the configuration has | which releases read it |
 * | --- | --- |
 * | `templates` | those that merge templates: 1.9 and later |
 * | `template` alone | those that append what one template renders: up to 1.8 |
 * | actions between `[[` and `]]` | up to 1.1 |
 * | actions between `{{` and `}}` | 1.2 and later |
 * | a function, or a field of the template's data, that only some releases have | those |
 * | `formatDuration` | every one of them, but charts used it up to 1.5 |
 *
 * @throws ConfigError `config-shape` when none fits.
 */
export function chooseRelease(config: InjectorConfig): ChosenRelease {
  const texts = hasTemplates(config) ? Object.values(config.templates) : [config.template];
  const marks = readTemplate(texts.join("\n"));
  const vocabulary = readVocabulary();
  const misfits = new Map(releases.map((release) => [release.name, misfit(release, { config, marks, vocabulary })]));
  const fitting = releases.toReversed().filter(({ name }) => misfits.get(name) === undefined);
  const [best] = preferred(fitting, marks);
  if (best === undefined) throw refusal(config, misfits);
  const newer = releases[ageOf(best.name) + 1];
  const lacks = newer === undefined ? undefined : misfits.get(newer.name);
  const passedOver = lacks?.startsWith("it knows no") === true ? `; not ${newer?.name}: ${lacks}` : "";
  return {
    release: best.name,
    why: `the newest release that this configuration fits: it has ${shapeOf(config, marks)}${passedOver}`,
  };
}

/** The words by which templates of different releases can be told apart. */
interface Vocabulary {
  readonly functions: ReadonlyMap<ReleaseName, ReadonlySet<string>>;
  /** What any release has. Other names are fields of something below, or mistakes. */
  readonly anyFunction: ReadonlySet<string>;
  readonly anyField: ReadonlySet<string>;
}

function readVocabulary(): Vocabulary {
  const functions = new Map(releases.map((release) => [release.name, functionsOf(release)]));
  return {
    functions,
    anyFunction: new Set([...functions.values()].flatMap((names) => [...names])),
    anyField: new Set(releases.flatMap(fieldsOf)),
  };
}

function functionsOf(release: Release): ReadonlySet<string> {
  const mesh = parseMeshConfig("", { file: "", release: release.name });
  return new Set(release.functions({ mesh, environment: {}, renderText: (text) => text }).keys());
}

function fieldsOf(release: Release): readonly string[] {
  return release.data.map(({ name }) => name);
}

/** Why a release cannot be the one, or undefined. */
function misfit(
  release: Release,
  { config, marks, vocabulary }: { config: InjectorConfig; marks: TemplateMarks; vocabulary: Vocabulary },
): string | undefined {
  if (hasTemplates(config) && release.engine !== "merge") return "it reads one template";
  if (config.template !== "" && !hasTemplates(config) && release.engine === "merge") return "it reads templates";
  if (marks.delimiters.length > 0 && !marks.delimiters.includes(release.delimiters[0])) {
    return `it reads actions between ${release.delimiters.join(" and ")}`;
  }
  const own = vocabulary.functions.get(release.name);
  const word = marks.functions.find((name) => vocabulary.anyFunction.has(name) && own?.has(name) !== true);
  if (word !== undefined) return `it knows no function ${word}`;
  const fields = fieldsOf(release);
  const field = marks.fields.find((name) => vocabulary.anyField.has(name) && !fields.includes(name));
  return field === undefined ? undefined : `it knows no field ${field}`;
}

/** Newest first; behind those that are proved the others, and behind both those that are newer than the chart must be. */
function preferred(fitting: readonly Release[], { functions }: TemplateMarks): readonly Release[] {
  const ends = functions.flatMap((name) => LAST_CHARTS.get(name) ?? []).map(ageOf);
  const last = Math.min(...ends, releases.length);
  const rank = (release: Release): number => (release.proved ? 0 : 1) + (ageOf(release.name) > last ? 2 : 0);
  return fitting.toSorted((a, b) => rank(a) - rank(b));
}

function ageOf(name: string): number {
  return releases.findIndex((release) => release.name === name);
}

function hasTemplates(config: InjectorConfig): boolean {
  return config.keys.includes("templates") && Object.keys(config.templates).length > 0;
}

function shapeOf(config: InjectorConfig, { delimiters, functions }: TemplateMarks): string {
  const what = hasTemplates(config) ? "templates" : "one template";
  const pairs = delimiters.map((left) => (left === "[[" ? "[[ and ]]" : "{{ and }}"));
  const actions = pairs.length === 0 ? "without actions" : `with actions between ${pairs.join(" or ")}`;
  const old = functions.find((name) => LAST_CHARTS.has(name));
  return `${what} ${actions}${old === undefined ? "" : `, which call ${old} as charts up to ${LAST_CHARTS.get(old)} do`}`;
}

function refusal(config: InjectorConfig, misfits: ReadonlyMap<ReleaseName, string | undefined>): ConfigError {
  const namesOf = (wanted: string | undefined): string =>
    [...misfits].flatMap(([name, problem]) => (problem === wanted ? [name] : [])).join(", ");
  const groups = [...new Set(misfits.values())].map((problem) => `${namesOf(problem)}: ${problem}`);
  const message = `Cannot choose a release for "${config.file}": its shape fits none (${groups.join("; ")})`;
  const hint = "Name the release with --release; outrigger version --releases lists them";
  const place = { file: config.file, line: 1, column: 1, path: "" };
  return new ConfigError(message, [{ code: "config-shape", message, ...place, hint }]);
}
