import type { LoadedInjector, Settings } from "@outrigger/webhook/settings";
import { withClusterConfig } from "../cluster/cluster-config.ts";
import type { ClusterOptions } from "../cluster/cluster-config.ts";
import { errorText } from "../error-text.ts";
import { openInjector } from "../settings/open-injector.ts";
import type { Streams } from "../streams.ts";
import { writeText } from "../write-text.ts";
import { createDocumentStream } from "./document-stream.ts";
import { jsonLines } from "./json-lines.ts";
import { listInputs } from "./list-inputs.ts";
import type { Input } from "./list-inputs.ts";
import { createProgress } from "./progress.ts";

/** What `outrigger inject` is told. */
export interface InjectOptions {
  /** Files, folders, or `-`. */
  readonly paths: readonly string[];
  readonly output: "yaml" | "json";
  readonly settings: Settings;
  readonly cluster: ClusterOptions;
}

/**
 * Injects manifests, and writes them as one stream of documents. An input comes out whole or not at all; one that cannot be injected
 * is told on stderr, and the others come out all the same.
 *
 * @returns the exit code: 0, or 1 when an input could not be injected.
 * @throws UsageError before anything is written, for paths that are not there and where no injector can be made.
 */
export async function injectCommand(options: InjectOptions, streams: Streams): Promise<number> {
  const inputs = listInputs(options.paths, streams.input);
  const { settings, readText } = await withClusterConfig(options.settings, options.cluster);
  const injector = openInjector(settings, streams.note, readText);
  const run = createRun(options, injector, { ...streams, inputs: inputs.length });
  for (const input of inputs) await run.inject(input);
  return run.end();
}

interface Run {
  readonly inject: (input: Input) => Promise<void>;
  /** @returns the exit code. */
  readonly end: () => number;
}

function createRun(
  options: InjectOptions,
  injector: LoadedInjector["injector"],
  streams: Streams & { readonly inputs: number },
): Run {
  const progress = createProgress(streams.inputs, streams.progress);
  const note = (name: string, text: string): void => {
    progress.clear();
    streams.note(streams.inputs > 1 ? `${name}: ${text}` : text);
  };
  const next = options.output === "yaml" ? createDocumentStream(streams.inputs) : undefined;
  const { path, revision } = options.settings;
  let failed = 0;
  return {
    async inject(input) {
      progress.begin(input.name);
      try {
        const file = {
          file: input.name,
          ...(path === undefined ? {} : { path }),
          ...(revision === undefined ? {} : { revision }),
        };
        const { output, warnings } = injector.injectFile(await input.read(), file);
        const text = next?.(output) ?? jsonLines(output, input.name);
        for (const warning of warnings) note(input.name, warning);
        await writeText(streams.output, text);
      } catch (error) {
        failed += 1;
        note(input.name, `Error: ${errorText(error)}`);
      }
    },
    end() {
      progress.clear();
      if (failed === 0) return 0;
      if (streams.inputs > 1) streams.note(`${failed} of ${streams.inputs} files could not be injected`);
      return 1;
    },
  };
}
