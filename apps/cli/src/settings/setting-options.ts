import { SETTING_ROWS, settingProblem } from "@outrigger/webhook/settings";
import type { SettingRow } from "@outrigger/webhook/settings";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";

/**
 * Gives a command the settings that it shares with the webhook.
 *
 * @param defaults what a command does without a setting, for its help.
 */
export function addSettings(
  command: Command,
  defaults: Readonly<Partial<Record<SettingRow["name"], string>>> = {},
): void {
  for (const row of SETTING_ROWS) command.addOption(optionOf(row, defaults[row.name]));
}

function optionOf(row: SettingRow, without: string | undefined): Option {
  const help = without === undefined ? row.help : `${row.help} (default: ${without})`;
  const option = new Option(`--${row.name} <${row.value}>`, help);
  if (row.default !== undefined) option.default(row.default);
  if (row.choices !== undefined) return option.choices([...row.choices]);
  return option.argParser((text: string) => {
    const problem = settingProblem(row, text);
    if (problem !== undefined) throw new InvalidArgumentError(problem);
    return text;
  });
}
