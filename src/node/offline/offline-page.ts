import path from 'node:path';
import { attributesOf, within, type PageElement } from '../page/html.js';
import { explainingTags, parsePage } from '../page/widgets.js';
import type { Source } from '../source/source.js';
import { addressBetween, dataAddress, isRemote, localAddress, servedFile } from './addresses.js';
import { kitScript, withoutModule } from './kit-script.js';
import { modelsOf } from './models-in-use.js';
import { PageRewriter, tellAt } from './page-rewriter.js';
import { mayBeTaken } from './site-files.js';

/** A page that browsers can show from disk. */
export interface OfflinePage {
  structure: string;
  /** Whether it loads the kit. */
  hasKit: boolean;
  /** Names and addresses, as its tags say. */
  models: string[];
  /** Absolute paths of the files that it shows. */
  files: string[];
  /** And of those that it links to. */
  links: string[];
  /** What does not work from disk. */
  problems: string[];
}

interface Places {
  /** Absolute path of the page. */
  file: string;
  /** The folder that addresses beginning with `/` mean. */
  site: string;
  /** Absolute path of the classic script, where it will lie beside the page. */
  script: string;
}

/** Attributes with the address of a file that the page shows, or links to. */
const addressed: Readonly<Record<string, string>> = {
  a: 'href',
  link: 'href',
  script: 'src',
  img: 'src',
  source: 'src',
  video: 'src',
  audio: 'src',
  iframe: 'src',
};

/** The classic script instead of the module, folders' pages by their names, and images as data. */
export async function offlinePage(source: Source, places: Places): Promise<OfflinePage> {
  const page = new PageRewriter(source);
  const made: OfflinePage = {
    structure: '',
    hasKit: false,
    models: [],
    files: [],
    links: [],
    problems: [],
  };
  for (const element of page.elements) await rewrite(element, page, places, made);
  made.models = [
    ...parsePage(source).widgets.flatMap(modelsOf),
    ...page.elements.flatMap((element) => givenModel(element) ?? []),
  ];
  for (const model of new Set(made.models)) made.problems.push(...problemsOf(model));
  made.structure = page.toString();
  return made;
}

async function rewrite(
  element: PageElement,
  page: PageRewriter,
  places: Places,
  made: OfflinePage,
): Promise<void> {
  if (element.tagName === 'script') {
    const script = kitScript(element);
    if (script) {
      made.hasKit = true;
      const address = addressBetween(places.file, places.script);
      return page.setAttributes(element, withoutModule(script, address, page.language));
    }
    if (attributesOf(element)['type'] === 'module') {
      made.problems.push(tellAt(element, moduleProblem));
      return;
    }
  }
  if (isExplained(element)) await putImagesIn(element, page, places, made);
  else await rewriteAddress(element, page, places, made);
}

const moduleProblem =
  'browsers run no module from disk. Write a classic script; the functions of the kit are properties of the global "convlens".';

async function rewriteAddress(
  element: PageElement,
  page: PageRewriter,
  { file, site }: Places,
  { files, links, problems }: OfflinePage,
): Promise<void> {
  const name = addressed[element.tagName];
  const address = name && attributesOf(element)[name];
  if (!name || !address) return;
  const isLink = element.tagName === 'a';
  if (isRemote(address)) {
    if (!isLink) problems.push(tellAt(element, `${address} needs the network.`));
    return;
  }
  const target = localAddress(address, file, site);
  if (!target) return;
  const served = await servedFile(target.file);
  if (!served) {
    problems.push(tellAt(element, `${address} is not there.`));
    return;
  }
  (isLink ? links : files).push(served);
  if (served !== target.file || address.trim().startsWith('/')) {
    page.setAttribute(element, name, `${addressBetween(file, served)}${target.suffix}`);
  }
}

/** An element of the kit, or the image in its slot: a page from disk may show its image, but not read it. */
function isExplained(element: PageElement): boolean {
  if (isOfKit(element)) return true;
  const slot = [...within(element), element].findLast((each) => attributesOf(each)['slot']);
  const isImage = element.tagName === 'img' && slot && attributesOf(slot)['slot'] === 'image';
  return Boolean(isImage) && within(slot!).some(isOfKit);
}

const tags: readonly string[] = [...explainingTags, 'explain-scene', 'image-input'];

function isOfKit({ tagName }: PageElement): boolean {
  return tags.includes(tagName);
}

async function putImagesIn(
  element: PageElement,
  page: PageRewriter,
  { file, site }: Places,
  { problems }: OfflinePage,
): Promise<void> {
  const written = attributesOf(element)['src'];
  if (!written) return;
  const sources = element.tagName === 'img' ? [written] : written.trim().split(/\s+/);
  const inlined = await Promise.all(
    sources.map(async (source) => {
      if (isRemote(source)) {
        problems.push(tellAt(element, `${source} needs the network.`));
        return source;
      }
      const target = /^sample:/.test(source) ? null : localAddress(source, file, site);
      if (!target) return source;
      const isOwn = await mayBeTaken(target.file, site);
      const data = isOwn ? await dataAddress(target.file) : null;
      if (!data)
        problems.push(tellAt(element, `${source} is no image that can be put in the page.`));
      return data ?? source;
    }),
  );
  if (String(inlined) !== String(sources)) page.setAttribute(element, 'src', inlined.join(' '));
}

/** Scenes and inputs are no figures, but they name models too. */
function givenModel(element: PageElement): string | null {
  return isOfKit(element) ? (attributesOf(element)['model']?.trim() ?? null) : null;
}

function problemsOf(model: string): string[] {
  if (/^[\w-]*$/.test(model)) return [];
  if (isRemote(model)) return [`the model ${model} needs the network.`];
  return [
    `the model ${path.posix.basename(model)} is a file, which a page from disk cannot read (model-on-disk).`,
  ];
}
