import '../../dist/define.js';
import type { ExplainScene } from '../../dist/index.js';
import { urlOf } from './element.js';
import { control, parts } from './saliency-element.js';

/** Puts a scene on the page; of `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mountScene(
  inner: string,
  { model = 'mnist-cnn', ...rest }: Record<string, string> = {},
): ExplainScene {
  const scene = document.createElement('explain-scene');
  if (model) scene.setAttribute('model', urlOf(model));
  for (const [name, value] of Object.entries({ backend: 'wasm', controls: 'all', ...rest })) {
    scene.setAttribute(name, value);
  }
  scene.innerHTML = inner;
  document.body.append(scene);
  return scene;
}

/** An element inside. */
export function inside<Tag extends keyof HTMLElementTagNameMap>(
  scene: ParentNode,
  tag: Tag,
  index = 0,
): HTMLElementTagNameMap[Tag] {
  return scene.querySelectorAll(tag)[index]!;
}

/** Waits until something holds; after a minute it fails with what that was. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries === 6000) throw new Error(`This never came: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type Figure = Parameters<typeof parts>[0];

/** The words of the labels of an element's controls. */
export function labels(element: Figure): string[] {
  return parts(element, 'control').flatMap(({ childNodes }) =>
    [...childNodes].flatMap((node) => (node instanceof Text && node.data.trim()) || []),
  );
}

/** Does what a reader does with a select: the event bubbles. */
export function pick(element: Figure, name: string, value: string): void {
  const select = control<HTMLSelectElement>(element, name);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
