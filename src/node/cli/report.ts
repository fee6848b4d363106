import type { ErrorDetail } from '../../protocol.js';
import type { WidgetPlace, WidgetReport } from '../render-page.js';
import { version } from '../version.js';
import { onOneLine, problemText } from './terminal.js';

/** Of the JSON document: it grows, and what is there keeps its meaning while this stays. */
const SCHEMA = 1;

/** What became of one page. */
export interface PageReport {
  file: string;
  /** Why there are no figures, or why none was written. */
  error: ErrorDetail | null;
  widgets: WidgetReport[];
}

export type ExitCode = 0 | 1 | 2;

export function exitCodeOf(pages: readonly PageReport[]): ExitCode {
  if (pages.some(({ error }) => error)) return 2;
  const outcomes = pages.flatMap(({ widgets }) => widgets.map(({ outcome }) => outcome));
  return outcomes.some((outcome) => outcome === 'outdated' || outcome === 'failed') ? 1 : 0;
}

/** One document for a program to read, described in docs/render.md. */
export function jsonReport(pages: readonly PageReport[], check: boolean): string {
  const problem = (error: ErrorDetail | null) => ({
    code: error?.code ?? null,
    message: error?.message ?? null,
    hint: error?.hint ?? null,
  });
  const document = {
    schema: SCHEMA,
    version,
    check,
    exitCode: exitCodeOf(pages),
    pages: pages.map(({ file, error, widgets }) => ({
      file,
      status: statusOf({ file, error, widgets }),
      ...problem(error),
      figures: widgets.map((widget) => ({
        tag: widget.tag,
        id: widget.id,
        line: widget.line,
        status: widget.outcome,
        ...problem(widget.error),
      })),
    })),
  };
  return JSON.stringify(document, null, 2);
}

/** The worst that there is; `current` where nothing is to be done. */
function statusOf({ error, widgets }: PageReport): 'failed' | 'outdated' | 'rendered' | 'current' {
  const has = (outcome: WidgetReport['outcome']): boolean =>
    widgets.some((widget) => widget.outcome === outcome);
  if (error || has('failed')) return 'failed';
  if (has('outdated')) return 'outdated';
  return has('rendered') ? 'rendered' : 'current';
}

/** The lines that tell what is wrong in a page. */
export function complaints({ file, error, widgets }: PageReport): string[] {
  const figures = widgets.flatMap((widget) => {
    const place = `${file}:${widget.line}: ${tagText(widget)}`;
    if (widget.outcome === 'outdated') return [`${place}: out of date`];
    return widget.error ? [`${place}: ${problemText(widget.error)}`] : [];
  });
  return [...figures, ...(error ? [`${file}: ${problemText(error)}`] : [])].map(onOneLine);
}

/** Start tags may be long. */
export function tagText({ written }: WidgetPlace): string {
  return written.length > 160 ? `${written.slice(0, 160)}…` : written;
}

const words = {
  rendered: 'rendered',
  current: 'up to date',
  outdated: 'out of date',
  own: 'with a fallback of their own',
  failed: 'failed',
};

export function summary({ file, error, widgets }: PageReport): string {
  const outcomes = widgets.map(({ outcome }) => outcome);
  const count = (kind: string): number => outcomes.filter((outcome) => outcome === kind).length;
  const kinds = [...new Set(outcomes)].map((kind) => `${count(kind)} ${words[kind]}`);
  const told = kinds.length > 0 ? kinds.join(', ') : 'no explaining elements';
  return onOneLine(`${file}: ${error ? 'failed' : told}`);
}
