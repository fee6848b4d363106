import { fileURLToPath } from 'node:url';

/** What a preset is told of the project. */
interface Options {
  presets: { apply: (name: 'framework') => Promise<string | { name: string }> };
}

/**
 * Storybook's way to render a web component sets properties by the names of arguments, and these are
 * attributes. Other frameworks render in ways of their own.
 */
export async function previewAnnotations(
  entries: readonly unknown[],
  { presets }: Options,
): Promise<unknown[]> {
  const framework = await presets.apply('framework');
  const name = typeof framework === 'string' ? framework : framework.name;
  if (!name.includes('web-components')) return [...entries];
  return [...entries, fileURLToPath(new URL('./default-render.js', import.meta.url))];
}
