import { loadInjector, readTextFile } from "@outrigger/webhook/settings";
import type { LoadedInjector, ReadText, Settings } from "@outrigger/webhook/settings";
import { errorText } from "../error-text.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Makes the injector that the settings ask for, and notes what a person should know of it.
 *
 * @throws UsageError when no injector can be made of the files.
 */
export function openInjector(
  settings: Settings,
  note: (text: string) => void,
  readText: ReadText = readTextFile,
): LoadedInjector["injector"] {
  try {
    const { injector, release, why, notes } = loadInjector(settings, settings, readText);
    if (settings.release === "auto") note(`release ${release}: ${why}`);
    for (const text of notes) note(text);
    return injector;
  } catch (error) {
    throw new UsageError(errorText(error), { cause: error });
  }
}
