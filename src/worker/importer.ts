import { expose, transfer } from 'comlink';
import { build } from '../build.js';
import type {
  ConvertedFile,
  FileAnswer,
  FileRequest,
  ForeignFile,
  ImporterApi,
  Outcome,
} from '../protocol.js';
import { convertFile } from './import/foreign/convert-file.js';

/** Converts one model's file of another tool; the page ends the worker afterwards. */
class Importer implements ImporterApi {
  readonly build = build;

  async convert(
    file: ForeignFile,
    read: (request: FileRequest) => Promise<FileAnswer>,
    onLife: () => void,
  ): Promise<Outcome<ConvertedFile>> {
    const outcome = await convertFile(file, read, onLife);
    return outcome.ok ? transfer(outcome, [outcome.value.weights]) : outcome;
  }
}

// The file may also be imported where there is no worker, to find its address or by mistake.
if ('WorkerGlobalScope' in globalThis) expose(new Importer());
