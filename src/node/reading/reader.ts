import { AsyncLocalStorage } from 'node:async_hooks';
import { pathToFileURL } from 'node:url';
import type { ExplainError } from '../../protocol.js';
import type { ReadingRules } from './rules.js';

/** For whom files are read: a page that is rendered, or a model that is inspected. */
export interface Reader {
  /** What relative addresses are relative to. */
  address: string;
  rules: ReadingRules;
  /** The first thing that was refused. */
  refusal: ExplainError | null;
}

const readers = new AsyncLocalStorage<Reader>();

/** Of those that nothing was said about: neither folders nor servers. */
const nobody: Reader = {
  address: 'file:///',
  rules: { folders: [], homes: [], site: null, network: false },
  refusal: null,
};
let isScript = false;

/** Reads for a page what its rules allow, whatever is read for others meanwhile. */
export function readFor<T>(reader: Omit<Reader, 'refusal'>, work: () => Promise<T>): Promise<T> {
  return readers.run({ ...reader, refusal: null }, work);
}

/** From now on this process is a script that reads for itself what no page asks for. */
export function readForScript(): void {
  isScript = true;
}

/** Who reads now; `null` for a script, which may read whatever its process may. */
export function currentReader(): Reader | null {
  return readers.getStore() ?? (isScript ? null : nobody);
}

/** What relative addresses are relative to: a page's own address, or the current directory. */
export function readerAddress(): string {
  return currentReader()?.address ?? pathToFileURL(`${process.cwd()}/`).href;
}
