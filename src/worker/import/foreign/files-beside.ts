import {
  beside,
  ExplainError,
  shownName,
  type FileAnswer,
  type FileRequest,
} from '../../../protocol.js';
import { fileError, type FileRole } from '../file-errors.js';
import { hasNeighbors, inWords } from '../schema.js';

const role: FileRole = {
  code: 'weights',
  noun: 'weights file',
  whenMissing: 'Publish the files that the export wrote beside the model, under their own names.',
  whoseMost: 'that a model may have',
};

/** Reads files that a model's file names, from its own folder alone. */
export class FilesBeside {
  /** Bytes so far. */
  loaded = 0;

  constructor(
    private readonly model: { url: string; limits: { weightBytes: number } },
    private readonly read: (request: FileRequest) => Promise<FileAnswer>,
  ) {}

  /** @throws `weights-address` for a name that leads elsewhere, or where nothing lies beside the model */
  async readAll(names: readonly string[]): Promise<Uint8Array[]> {
    const urls = names.map((name) => this.addressOf(name));
    const most = this.model.limits.weightBytes - this.loaded;
    const answer = await this.read({ urls, most });
    if (!answer.ok) throw fileError(answer.failure, role);
    const files = answer.parts.map((part) => new Uint8Array(part));
    this.loaded += files.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return files;
  }

  private addressOf(name: string): string {
    const { url } = this.model;
    if (!/^[^/\\\p{Cc}]{1,255}$/u.test(name) || /^\.*$/.test(name)) {
      throw new ExplainError(
        'weights-address',
        `The model ${shownName(url)} keeps weights in ${inWords(name)}, which is no file of its own folder.`,
        'Export the network again with its data in one file, or in files beside it.',
      );
    }
    if (hasNeighbors(url)) return beside(encodeURIComponent(name), url);
    throw new ExplainError(
      'weights-address',
      `The model keeps weights in ${inWords(name)}, and nothing can lie beside the address ${url.slice(0, 60)}.`,
      'Give the address of the file on a server, or export the network with its weights inside.',
    );
  }
}
