/** Files that are looked at in folders that somebody drops, and how deep they may lie. */
const MOST_FILES = 2000;
const MOST_FOLDERS_DEEP = 8;

/** What a drop brought. Its text holds addresses that were dragged from elsewhere. */
export interface Dropped {
  files: File[];
  /** Whether there were more files than are looked at. */
  isCut: boolean;
}

/**
 * The files of a drop, with those in its folders. A drop can be read only while its event lasts: the
 * entries are taken before anything is awaited.
 */
export async function readDrop({ items, files }: DataTransfer): Promise<Dropped> {
  const dropped = [...items].map((item) => {
    return { entry: item.webkitGetAsEntry(), file: item.getAsFile() };
  });
  const found: File[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) await collect(entry, '', 0, found);
    // Pages from disk may read a file that is dropped, but not by its entry.
    else if (file) found.push(file);
  }
  // A drop that a script has made may have files alone.
  if (dropped.length === 0) found.push(...files);
  return { files: found.slice(0, MOST_FILES), isCut: found.length > MOST_FILES };
}

async function collect(
  entry: FileSystemEntry | null,
  folder: string,
  depth: number,
  found: File[],
): Promise<void> {
  if (!entry || entry.name.startsWith('.') || found.length > MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push(inFolder(file, folder + file.name));
    return;
  }
  if (!isFolder(entry) || depth >= MOST_FOLDERS_DEEP) return;
  const reader = entry.createReader();
  // It gives a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await collect(one, `${folder}${entry.name}/`, depth + 1, found);
  }
}

/** With its path, as the files of a folder that was picked have it: the kit finds weights by it. */
function inFolder(file: File, path: string): File {
  return Object.defineProperty(file, 'webkitRelativePath', { value: path });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** What somebody means by the files. */
export type Meaning =
  | { kind: 'image'; file: File }
  | { kind: 'labels'; text: string }
  | { kind: 'card'; text: string }
  | { kind: 'model'; files: File[] };

/** Images are the image, a list of names the labels, a card the card, and all else is a model. */
export async function meaningOf(files: File[]): Promise<Meaning | null> {
  const [first] = files;
  if (!first) return null;
  if (files.every(({ type }) => type.startsWith('image/'))) return { kind: 'image', file: first };
  if (files.length > 1 || first.size > 5_000_000) return { kind: 'model', files };
  if (/\.(txt|csv|names)$/i.test(first.name)) return { kind: 'labels', text: await first.text() };
  if (!/\.json$/i.test(first.name)) return { kind: 'model', files };
  const text = await first.text();
  if (/"(weightsManifest|modelTopology|class_name)"/.test(text)) return { kind: 'model', files };
  const isCard = /"(input|output|head|title|layers|samples|licence)"\s*:/.test(text);
  return { kind: isCard ? 'card' : 'labels', text };
}

/** Where a file lies in the folder that was given, else its name. */
export function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}
