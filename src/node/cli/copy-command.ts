import { ExplainError } from '../../protocol.js';
import { CopiedFiles, type Copied } from '../copy/copied-files.js';
import { kitFiles, type KitFile } from '../copy/kit-files.js';
import { buildFolder, version } from '../version.js';
import { readCopyArguments, type CopyArguments } from './copy-arguments.js';
import { copyJson, copySummary } from './copy-report.js';
import type { ExitCode } from './report.js';
import { onOneLine, problemText } from './terminal.js';
import { copyUsage } from './usage.js';

/** @returns the exit code */
export async function copyCommand(args: string[]): Promise<ExitCode> {
  let wanted: CopyArguments;
  try {
    wanted = readCopyArguments(args);
  } catch (error) {
    if (error instanceof ExplainError) return complain(error);
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { folder } = wanted;
  if (wanted.help) {
    console.log(copyUsage);
    return 0;
  }
  if (folder === undefined) return refuse('No folder was given.');
  let prefix = '';
  let files: KitFile[] = [];
  let copied: Copied = { written: [], current: [], removed: [], kept: [] };
  let error: ExplainError | null = null;
  try {
    const there = await CopiedFiles.open(folder);
    prefix = (wanted.fixedNames ?? there.hasFixedNames) ? '' : `${buildFolder}/`;
    files = (await kitFiles(wanted)).map((file) => ({ ...file, path: `${prefix}${file.path}` }));
    copied = await there.exchange(files, { ...wanted, version });
  } catch (thrown) {
    error = ExplainError.of(
      thrown,
      'copy-failed',
      'The kit could not be copied',
      'Install the package again: npm install convlens.',
    );
  }
  const exitCode = error ? complain(error) : 0;
  const report = { folder, prefix, error: error?.detail ?? null, files, copied };
  if (wanted.json) console.log(copyJson(report, exitCode));
  else if (!error) console.log(copySummary(report, wanted));
  return exitCode;
}

function complain(error: ExplainError): 2 {
  console.error(onOneLine(problemText(error.detail)));
  return 2;
}

function refuse(sentence: string): 2 {
  console.error(`${sentence}\n\n${copyUsage}`);
  return 2;
}
