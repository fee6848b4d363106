import { proxy, transfer, wrap } from 'comlink';
import { build } from '../../build.js';
import {
  ExplainError,
  type ConvertedFile,
  type FileRequest,
  type ForeignFile,
  type ImporterApi,
  type Outcome,
} from '../../protocol.js';
import { firstAnswer, openWorker, type WorkerScript } from '../open-worker.js';
import { versionMismatch } from '../version-mismatch.js';
import { readFiles } from './read-files.js';
import { SilenceWatch } from './silence-watch.js';

const FILE = 'import.worker.js';

const script: WorkerScript = {
  file: FILE,
  does: 'converts models of other tools',
  configured: (workerUrl) => new URL(FILE, workerUrl),
  inlined: async () => {
    const { packedFile } = await import('../packed/packed-file.js');
    const source = await packedFile(FILE);
    if (source) return source;
    throw new Error(`the kit carries no ${FILE}`);
  },
};

/**
 * Converts a model's file in a worker of its own: a hostile file may hang or crash that and nothing else.
 * It ends with the conversion, when nobody wants it any more, or when nothing was heard of it for the
 * setting `timeout`.
 */
export async function convertInWorker(
  file: ForeignFile,
  signal: AbortSignal,
): Promise<Outcome<ConvertedFile>> {
  const worker = await openWorker(script, greet);
  const ending = new AbortController();
  const watch = new SilenceWatch();
  try {
    return await new Promise((resolve, reject) => {
      const onDropped = (): void => reject(new Error('nobody wants it any more'));
      if (signal.aborted) return onDropped();
      signal.addEventListener('abort', onDropped, { signal: ending.signal });
      watch.onSilence = (seconds) => reject(stuck(file.url, seconds));
      worker.addEventListener('error', () => reject(died(file.url)));
      worker.addEventListener('messageerror', () => reject(died(file.url)));
      const read = async (request: FileRequest) => {
        const call = { signal: ending.signal, onBytes: watch.signOfLife };
        const answer = await watch.during(readFiles(request, call));
        return answer.ok ? transfer(answer, answer.parts) : answer;
      };
      wrap<ImporterApi>(worker)
        .convert(transfer(file, [file.bytes]), proxy(read), proxy(watch.signOfLife))
        .then(resolve, reject);
    });
  } finally {
    worker.terminate();
    ending.abort();
    watch.stop();
  }
}

async function greet(worker: Worker): Promise<Worker> {
  try {
    const other = await firstAnswer(worker, wrap<ImporterApi>(worker).build);
    if (other === build) return worker;
    throw versionMismatch(`The worker ${FILE}`, other);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

function stuck(url: string, seconds: number): ExplainError {
  return new ExplainError(
    'conversion-stuck',
    `The conversion of the model ${url} gave no sign of life for ${seconds} s and was ended.`,
    'Export or save the network again: the file may be damaged. Where it is only large, raise configure({ timeout }).',
  );
}

function died(url: string): ExplainError {
  return new ExplainError(
    'conversion-failed',
    `The worker that converts the model ${url} died.`,
    'It may have run out of memory: use a smaller model, or close other pages.',
  );
}
