import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExplainError, type ErrorDetail } from '../../protocol.js';
import { CopiedFiles, type Copied } from '../copy/copied-files.js';
import { offlineFiles, type OfflineCopy } from '../offline/offline-files.js';
import { writeZip } from '../offline/zip.js';
import { version } from '../version.js';
import { readOfflineArguments, type OfflineArguments } from './offline-arguments.js';
import { offlineJson, offlineSummary, type Outcome } from './offline-report.js';
import type { ExitCode } from './report.js';
import { onOneLine, problemText } from './terminal.js';
import { offlineUsage } from './usage.js';

/** @returns the exit code */
export async function offlineCommand(args: string[]): Promise<ExitCode> {
  let wanted: OfflineArguments;
  try {
    wanted = readOfflineArguments(args);
  } catch (error) {
    if (error instanceof ExplainError) return complain(error.detail);
    const sentence = error instanceof Error ? error.message : String(error);
    console.error(`${sentence}\n\n${offlineUsage}`);
    return 2;
  }
  if (wanted.help) {
    console.log(offlineUsage);
    return 0;
  }
  const outcome = await outcomeOf(wanted);
  const { error, copy } = outcome;
  if (error) complain(error);
  for (const problem of copy?.problems ?? []) console.error(onOneLine(problem));
  const exitCode = error ? 2 : copy && copy.problems.length > 0 ? 1 : 0;
  if (wanted.json) console.log(offlineJson(outcome, exitCode));
  else if (copy && !error) console.log(offlineSummary(outcome, copy));
  return exitCode;
}

async function outcomeOf(wanted: OfflineArguments): Promise<Outcome> {
  const { pages, out, models } = wanted;
  const outcome: Outcome = { out, error: null, copy: null, zipBytes: null, copied: null };
  try {
    outcome.copy = await offlineFiles(pages, models, await placeOf(out));
    if (isZip(out)) outcome.zipBytes = await writeZip(out, outcome.copy.files, wanted);
    else outcome.copied = await writeFolder(out, outcome.copy, wanted);
  } catch (thrown) {
    const { detail } = ExplainError.of(
      thrown,
      'copy-failed',
      'The pages could not be copied',
      'Check the folder of pages; if it is right, install the package again: npm install convlens.',
    );
    outcome.error = detail;
  }
  return outcome;
}

function isZip(out: string): boolean {
  return /\.zip$/i.test(out);
}

/** As the real paths of the pages have it; what is not there yet lies in a folder that may be. */
async function placeOf(out: string): Promise<string> {
  const place = path.resolve(out);
  const folder = path.dirname(place);
  return path.join(await realpath(folder).catch(() => folder), path.basename(place));
}

async function writeFolder(
  out: string,
  { files }: OfflineCopy,
  { force }: OfflineArguments,
): Promise<Copied> {
  const before = await CopiedFiles.open(out, isWithinFolder);
  return before.exchange(files, { keepOld: false, force, version });
}

/** Pages may have any name, but none that leads out of the folder. */
function isWithinFolder(name: string): boolean {
  const isPlain = (part: string): boolean => part !== '' && part !== '.' && part !== '..';
  return !/[\\:\0]/.test(name) && name.split('/').every(isPlain);
}

function complain(error: ErrorDetail): 2 {
  console.error(onOneLine(problemText(error)));
  return 2;
}
