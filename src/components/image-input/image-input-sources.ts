import { loadComputing } from '../../client/load-computing.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { translate } from '../locale/message.js';
import type { InputSession, Message } from './image-input-session.js';

/** The sources of an image that an author may offer; dropping one goes with `upload`. */
const sources = ['samples', 'digit', 'upload', 'paste', 'camera'] as const;
export type InputSource = (typeof sources)[number];

/** Which are offered, in order. */
export function sourcesOf(
  accept: string | null,
  description: ModelDescription | null,
): InputSource[] {
  const wanted = wordsOf(accept);
  if (wanted.length > 0)
    return wanted.flatMap((word) => sources.filter((source) => source === word));
  return sources.filter((source) => source !== 'digit' || description?.inputShape[2] === 1);
}

/** What is wrong with the attribute, or `null`. */
export function acceptError(accept: string | null): ExplainError | null {
  const unknown = wordsOf(accept).find((word) => !sources.some((source) => source === word));
  if (unknown === undefined) return null;
  return new ExplainError(
    'setting-out-of-range',
    `"${unknown}" is not an input source.`,
    `Set "accept" to some of ${sources.join(', ')}, separated by spaces.`,
  );
}

function wordsOf(accept: string | null): string[] {
  return [...new Set(accept?.trim().split(/\s+/).filter(Boolean))];
}

/** Pictures that are dropped on the element, or pasted while something in it has the focus. */
export function listenForPictures(session: InputSession, signal: AbortSignal): void {
  const { host } = session;
  const accepts = ({ dataTransfer }: DragEvent): boolean =>
    session.sources.includes('upload') &&
    ['Files', 'text/uri-list'].some((type) => dataTransfer?.types.includes(type));
  const mark = (dropping: boolean): void => {
    if (session.dropping === dropping) return;
    session.dropping = dropping;
    host.requestUpdate();
  };
  const hover = (event: DragEvent): void => {
    if (!accepts(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
    mark(true);
  };
  const leave = ({ relatedTarget }: DragEvent): void => {
    if (!(relatedTarget instanceof Node) || !host.contains(relatedTarget)) mark(false);
  };
  const drop = (event: DragEvent): void => {
    mark(false);
    if (!accepts(event)) return;
    event.preventDefault();
    takeDropped(session, event.dataTransfer!);
  };
  const paste = ({ clipboardData }: ClipboardEvent): void => {
    if (!session.sources.includes('paste')) return;
    const file = picturesIn(clipboardData)[0];
    if (file) void takePasted(session, file);
    else session.fail(nothingToPaste());
  };
  host.addEventListener('dragenter', hover, { signal });
  host.addEventListener('dragover', hover, { signal });
  host.addEventListener('dragleave', leave, { signal });
  host.addEventListener('drop', drop, { signal });
  host.addEventListener('paste', paste, { signal });
}

function takeDropped(session: InputSession, data: DataTransfer): void {
  const pictures = picturesIn(data);
  const file = pictures[0] ?? data.files[0];
  if (file) {
    void session.takeFile('drop', file, givenMessage(file.name, pictures.length));
    return;
  }
  // Browsers put the addresses one to a line, comments behind `#`.
  const address = data
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'));
  const message: Message = () => translate`The dropped image is now the input.`;
  const load = async () => {
    const own = ownAddress(address);
    const { decodeUrl } = await loadComputing();
    return { drawable: await decodeUrl(own) };
  };
  void session.take({ source: 'drop', message, load });
}

/** Fetching from elsewhere would tell that server what the reader looks at. */
function ownAddress(address: string | undefined): string {
  const { protocol, origin } = new URL(address ?? '', document.baseURI);
  const isOwn = protocol === 'data:' || protocol === 'blob:' || origin === location.origin;
  if (address !== undefined && isOwn) return address;
  throw new ExplainError(
    'drop-elsewhere',
    'Only the address of something on another site was dropped, and this page fetches nothing from there.',
    'Save the image and drop its file, or copy the image itself and paste it.',
  );
}

/** What to say of a file, the first of `count` that came together. */
export function givenMessage(name: string, count: number): Message {
  return () =>
    count > 1
      ? translate`The first of your ${count} images is now the input: ${name}.`
      : translate`Your image ${name} is now the input.`;
}

/** The button: the clipboard is read without a key. */
export async function pasteFromClipboard(session: InputSession): Promise<void> {
  try {
    const picture = await clipboardPicture();
    if (!picture) throw nothingToPaste();
    await takePasted(session, picture);
  } catch (error) {
    session.fail(error);
  }
}

async function clipboardPicture(): Promise<Blob | null> {
  const items = await navigator.clipboard.read().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExplainError(
      'clipboard-refused',
      `The browser did not let this page read the clipboard (${reason}).`,
      'Allow it when the browser asks, or use Ctrl+V (on a Mac, Command+V) while a button here has the focus.',
    );
  });
  for (const item of items) {
    const type = item.types.find((known) => known.startsWith('image/'));
    if (type) return item.getType(type);
  }
  return null;
}

function takePasted(session: InputSession, picture: Blob): Promise<void> {
  return session.takeFile('paste', picture, () => translate`The pasted image is now the input.`);
}

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

function nothingToPaste(): ExplainError {
  return new ExplainError(
    'clipboard-empty',
    'There is no image in the clipboard.',
    'Copy an image, not its address or its file name, and paste again.',
  );
}
