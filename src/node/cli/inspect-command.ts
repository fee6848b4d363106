import { cardPlace, requireFree, writeCard } from '../inspect/card-file.js';
import { hideSecrets } from '../inspect/hide-secrets.js';
import { namedModel } from '../inspect/named-model.js';
import { readingError, readModel } from '../inspect/read-model.js';
import { readInspectArguments, type InspectArguments } from './inspect-arguments.js';
import { cardText, errorText } from './inspect-outcome.js';
import { inspectJson, type InspectReport } from './inspect-json.js';
import { inspectionText } from './inspect-report.js';
import type { ExitCode } from './report.js';
import { onOneLine } from './terminal.js';
import { inspectUsage } from './usage.js';

/** @returns the exit code */
export async function inspectCommand(args: string[]): Promise<ExitCode> {
  let wanted: InspectArguments;
  try {
    wanted = readInspectArguments(args);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { model, json, quiet, help } = wanted;
  if (help) {
    console.log(inspectUsage);
    return 0;
  }
  if (model === undefined || model === '') return refuse('No model was given.');
  const shown = hideSecrets(model);
  if (!quiet) console.error(onOneLine(`inspecting ${shown}`));
  const report: InspectReport = { model: shown, inspection: null, error: null, card: null };
  await inspectInto(report, model, wanted);
  const exitCode = exitCodeOf(report);
  const { error, inspection, card } = report;
  if (json) console.log(inspectJson(report, exitCode));
  else if (inspection) console.log(inspectionText(inspection, columns()));
  if (card && !json) console.log(`\n${cardText(card, columns())}`);
  if (error) console.error(errorText(error, columns()));
  return exitCode;
}

/** Each step notes what it came to: an error of the card leaves what is known of the model. */
async function inspectInto(
  report: InspectReport,
  named: string,
  { output, card, force }: InspectArguments,
): Promise<void> {
  try {
    const model = await namedModel(named);
    const place = card === undefined ? null : cardPlace(card, model);
    if (place !== null) await requireFree(place, model, force);
    report.inspection = await readModel(model, output);
    if (place !== null) report.card = await writeCard(place, report.inspection, force, model);
  } catch (error) {
    report.error = readingError(error).detail;
  }
}

/** Faults of the command line, and of the place for a card. */
const wrongUse = /^(inspect-(several-models|card-exists|unwritable)|address-invalid)$/;

function exitCodeOf({ error, inspection }: InspectReport): ExitCode {
  if (error) return wrongUse.test(error.code) ? 2 : 1;
  return inspection?.problems.length === 0 ? 0 : 1;
}

/** Of the terminal; wider lines are hard to read. */
function columns(): number {
  return Math.min(120, Math.max(60, process.stdout.columns || 80));
}

function refuse(sentence: string): 2 {
  console.error(`${onOneLine(sentence)}\n\n${inspectUsage}`);
  return 2;
}
