import type { MethodFinding } from '../define.js';

/** What is shown, by the keys of its findings. */
export type FigureChoice = ReadonlySet<string>;

/** A few of each kind, as far as the network lets them. */
export const initialChoice: FigureChoice = new Set([
  'saliency-map gradient',
  'saliency-map guided-backprop',
  'saliency-map grad-cam',
  'lrp-heatmap epsilon-plus',
  'occlusion-grid',
  'deconv-viewer',
]);

export function keyOf({ element, method }: MethodFinding): string {
  return method === null ? element : `${element} ${method}`;
}

/** One element of the kit, with what makes it show what was chosen. */
export interface Figure {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** A heading. */
  title: string;
}

/** Elements that show several methods side by side, with the attribute that names one. */
const together = [
  { tag: 'saliency-map', title: 'Saliency', attribute: 'method' },
  { tag: 'lrp-heatmap', title: 'Relevance (LRP)', attribute: 'composite' },
];

/** Elements that show one thing each. */
const alone = [
  { key: 'occlusion-grid', title: 'Occlusion', attributes: {} },
  { key: 'deconv-viewer', title: 'Feature maps', attributes: {} },
  {
    key: 'deconv-viewer epochs',
    title: 'Feature maps over the training',
    attributes: { epochs: '' },
  },
  { key: 'deconv-viewer train', title: 'Training', attributes: { train: '' } },
  {
    key: 'codespace-am model',
    title: 'Activation maximization',
    // Generators are made for the images of one classifier: over pixels there is none.
    attributes: { generator: '', pixels: 'noise' },
  },
];

/** Whether the workbench has a place for it. */
export function isShown(finding: MethodFinding): boolean {
  return (
    together.some(({ tag }) => tag === finding.element) ||
    alone.some(({ key }) => key === keyOf(finding))
  );
}

/** One element for all chosen methods that it can show side by side. */
export function figuresOf(choice: FigureChoice, methods: readonly MethodFinding[]): Figure[] {
  const chosen = methods.filter((finding) => {
    return finding.state !== 'refused' && choice.has(keyOf(finding));
  });
  const sideBySide = together.flatMap(({ tag, title, attribute }) => {
    const names = chosen.flatMap(({ element, method }) => (element === tag ? (method ?? []) : []));
    const [first] = names;
    if (first === undefined) return [];
    const attributes: Record<string, string> =
      names.length > 1 ? { compare: names.join(' ') } : { [attribute]: first };
    return [{ tag, title, attributes }];
  });
  const single = alone
    .filter(({ key }) => chosen.some((finding) => keyOf(finding) === key))
    .map(({ key, ...figure }) => ({ tag: key.replace(/ .*/, ''), ...figure }));
  return [...sideBySide, ...single];
}
