import type { EmbedState } from './embed-state.js';

/** The script and the tag, for pages that take both. */
export function tagCode({ tag, attributes }: EmbedState, base: string): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  const script = `<script type="module" src="${escaped(`${base}convlens.js`)}"></script>`;
  return `${script}\n<${tag}${written.join('')}></${tag}>`;
}

/** The address of the page that shows the figure alone. */
export function embedAddress({ tag, attributes }: EmbedState, base: string): string {
  return `${base}embed.html?${String(new URLSearchParams({ element: tag, ...attributes }))}`;
}

/**
 * For pages that allow nothing but a frame.
 *
 * @param height CSS pixels
 */
export function frameCode(state: EmbedState, base: string, height: number): string {
  const address = escaped(embedAddress(state, base));
  return `<iframe src="${address}" title="${state.tag}" width="100%" height="${height}" style="border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

/** As the value of an attribute between double quotes. */
function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
