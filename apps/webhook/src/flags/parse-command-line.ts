import { Command, CommanderError, Option } from "commander";
import { FlagError } from "./flag-error.ts";
import { FLAG_ROWS } from "./flag-rows.ts";
import type { FlagRow } from "./flag-rows.ts";
import { readFlagValue } from "./flag-values.ts";
import type { FlagValue } from "./flag-values.ts";
import { toServeFlags } from "./serve-flags.ts";
import type { ServeFlags } from "./serve-flags.ts";

/** What a command line asks for. */
export type CommandLine =
  | { readonly kind: "serve"; readonly flags: ServeFlags }
  | { readonly kind: "probe"; readonly path: string; readonly intervalMs: number }
  | { readonly kind: "version"; readonly short: boolean }
  | { readonly kind: "help"; readonly text: string };

const PROBE_ROWS: readonly FlagRow[] = [
  { name: "probe-path", kind: "string", value: "file", default: "", help: "the health file" },
  { name: "interval", kind: "duration", value: "duration", default: "0s", help: "how old the health file may be" },
];

/**
 * Reads the arguments after the program's name. Every flag may stand before or after a subcommand.
 *
 * Behaves as: cobra and pflag, for what is taken and for the error texts.
 *
 * @throws FlagError
 * @example
 * parseCommandLine(["--port=8443", "--injectConfig", "config.yaml"]); // { kind: "serve", flags: { port: 8443, … } }
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  let result: CommandLine | undefined;
  let help = "";
  const program = defineProgram({ found: (command) => (result = command), help: (text) => (help += text) });
  try {
    program.parse(args.map(withBoolValue), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== "commander.help") throw toFlagError(error);
  }
  return result ?? { kind: "help", text: help };
}

interface Sink {
  readonly found: (command: CommandLine) => void;
  readonly help: (text: string) => void;
}

function defineProgram({ found, help }: Sink): Command {
  const program = new Command("outrigger-webhook")
    .description("The Istio sidecar injector as an admission webhook. Without files it serves a demo on port 8443.")
    .exitOverride()
    // Before the subcommands, which take it over.
    .configureOutput({ writeOut: help, writeErr: () => undefined })
    .argument("[args...]", "none")
    .helpCommand(true);
  program.action((extra: string[]) => {
    if (extra.length > 0) throw new FlagError(`unknown command "${extra[0]}" for "sidecar-injector"`);
    found({ kind: "serve", flags: toServeFlags(givenFlags(program), program.opts()) });
  });
  addFlags(program, FLAG_ROWS);
  addProbe(program, found);
  program
    .command("version")
    .description("print the version")
    .option("-s, --short", "the version alone")
    .argument("[args...]", "none")
    .action((_args, options: { short?: boolean }) => found({ kind: "version", short: options.short === true }));
  return program;
}

function addProbe(program: Command, found: (command: CommandLine) => void): void {
  const probe = program
    .command("probe")
    .description("check that a running webhook writes its health file")
    .argument("[args...]", "ignored")
    .action((_args, options: { probePath: string; interval: number }) => {
      found({ kind: "probe", path: options.probePath, intervalMs: options.interval });
    });
  addFlags(probe, PROBE_ROWS);
}

function addFlags(command: Command, rows: readonly FlagRow[]): void {
  for (const row of rows) {
    const short = row.short === undefined ? "" : `-${row.short}, `;
    const value = row.kind === "bool" ? " [bool]" : ` <${row.value ?? "value"}>`;
    const option = new Option(`${short}--${row.name}${value}`, row.help);
    option.argParser((text: string, previous: FlagValue | undefined) => readFlagValue(row, text, previous));
    if (row.default !== undefined)
      option.default(readFlagValue(row, row.default), row.default === "" ? "none" : row.default);
    command.addOption(option);
  }
}

function givenFlags(program: Command): ReadonlySet<string> {
  return new Set(FLAG_ROWS.map((row) => row.name).filter((name) => program.getOptionValueSource(name) === "cli"));
}

/** pflag's boolean flags stand alone or with "=value", never with a value after a blank. */
function withBoolValue(arg: string): string {
  const isBool = FLAG_ROWS.some((row) => row.kind === "bool" && arg === `--${row.name}`);
  return isBool ? `${arg}=true` : arg;
}

function toFlagError(error: CommanderError): FlagError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  if (error.code === "commander.unknownOption") return new FlagError(unknownFlag(quoted));
  if (error.code === "commander.optionMissingArgument") {
    return new FlagError(`flag needs an argument: ${quoted.replace(/^-., /, "").replace(/ .*$/, "")}`);
  }
  return new FlagError(error.message.replace(/^error: /, ""));
}

function unknownFlag(arg: string): string {
  const [name = arg] = arg.split("=");
  return name.startsWith("--") ? `unknown flag: ${name}` : `unknown shorthand flag: '${name[1] ?? ""}' in ${name}`;
}
