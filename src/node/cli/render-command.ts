import { readArguments, type RenderArguments } from './arguments.js';
import { renderFile } from './render-file.js';
import { usage } from './usage.js';

/** @returns the exit code */
export async function renderCommand(args: string[]): Promise<0 | 1 | 2> {
  let wanted: RenderArguments;
  try {
    wanted = readArguments(args);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  if (wanted.help) {
    console.log(usage);
    return 0;
  }
  if (wanted.pages.length === 0) return refuse('No page was given.');
  let code: 0 | 1 | 2 = 0;
  for (const file of wanted.pages) {
    try {
      const { widgets } = await renderFile(file, wanted);
      for (const { outcome, line, written, error } of widgets) {
        const place = `${file}:${line}: ${written}`;
        if (outcome === 'outdated') console.error(`${place}: out of date`);
        if (error) console.error(`${place}: ${error.message} ${error.hint} (${error.code})`);
        if (outcome === 'outdated' || outcome === 'failed') code = 1;
      }
      console.log(`${file}: ${summary(widgets.map(({ outcome }) => outcome))}`);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      return refuse(`There is no file ${file}.`);
    }
  }
  return code;
}

function refuse(sentence: string): 2 {
  console.error(`${sentence}\n\n${usage}`);
  return 2;
}

const words = {
  rendered: 'rendered',
  current: 'up to date',
  outdated: 'out of date',
  own: 'with a fallback of their own',
  failed: 'failed',
};

function summary(outcomes: (keyof typeof words)[]): string {
  if (outcomes.length === 0) return 'no explaining elements';
  const kinds = [...new Set(outcomes)];
  const count = (kind: string): number => outcomes.filter((outcome) => outcome === kind).length;
  return kinds.map((kind) => `${count(kind)} ${words[kind]}`).join(', ');
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
