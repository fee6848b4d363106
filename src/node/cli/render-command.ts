import { ExplainError } from '../../protocol.js';
import type { RenderOptions } from '../render-page.js';
import { readArguments, type RenderArguments } from './arguments.js';
import { renderFile } from './render-file.js';
import {
  complaints,
  exitCodeOf,
  jsonReport,
  summary,
  tagText,
  type ExitCode,
  type PageReport,
} from './report.js';
import { onOneLine } from './terminal.js';
import { renderUsage } from './usage.js';

/** @returns the exit code */
export async function renderCommand(args: string[]): Promise<ExitCode> {
  let wanted: RenderArguments;
  try {
    wanted = readArguments(args);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  if (wanted.help) {
    console.log(renderUsage);
    return 0;
  }
  if (wanted.pages.length === 0) return refuse('No page was given.');
  const pages: PageReport[] = [];
  for (const [index, file] of wanted.pages.entries()) {
    const page = await reportOf(file, wanted, progressOf(file, index, wanted));
    for (const line of complaints(page)) console.error(line);
    if (!wanted.json) console.log(summary(page));
    // The maps of figures that have been told of are not needed again.
    pages.push({ ...page, widgets: page.widgets.map((widget) => ({ ...widget, result: null })) });
  }
  if (wanted.json) console.log(jsonReport(pages, wanted.check));
  return exitCodeOf(pages);
}

/** One page; whatever goes wrong with it is told, and the next one has its turn. */
async function reportOf(
  file: string,
  wanted: RenderArguments,
  onFigure: NonNullable<RenderOptions['onFigure']>,
): Promise<PageReport> {
  try {
    return { file, error: null, widgets: (await renderFile(file, wanted, onFigure)).widgets };
  } catch (error) {
    const { detail } = ExplainError.of(
      error,
      'render-failed',
      'The page could not be rendered',
      'Try again; if it fails again, report it with the page.',
    );
    return { file, error: detail, widgets: [] };
  }
}

/** Page by page and figure by figure, where a person or a log sees it. */
function progressOf(
  file: string,
  page: number,
  { pages, quiet, check }: RenderArguments,
): NonNullable<RenderOptions['onFigure']> {
  if (quiet) return () => {};
  const verb = check ? 'checking' : 'rendering';
  return (widget, index, count) => {
    const place = `page ${page + 1} of ${pages.length}, figure ${index + 1} of ${count}`;
    console.error(onOneLine(`${verb} ${file} (${place}): ${tagText(widget)}`));
  };
}

function refuse(sentence: string): 2 {
  console.error(`${sentence}\n\n${renderUsage}`);
  return 2;
}
