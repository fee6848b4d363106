/** Lets the reader save a file under this name. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  // Not in the document: a listener of the page on all links would take this click for a reader's.
  link.click();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Words as a file's name: `saliency-map mnist-cnn 3` gives `saliency-map-mnist-cnn-3`. */
export function fileName(words: readonly string[], ending: string): string {
  const name = words
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return `${name.toLowerCase()}.${ending}`;
}

/** Copies what stands in a field; tells whether that was allowed. The text stays selected. */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Without HTTPS, or in a frame that may not: the older way may still be open.
    return document.execCommand('copy');
  }
}

/** Whether the browser, and the page that frames this one, let an element fill the screen. */
export function canFill(host: Element): boolean {
  return document.fullscreenEnabled && frameOf(host) !== null;
}

export function fillsScreen({ shadowRoot }: Element): boolean {
  return shadowRoot?.fullscreenElement != null;
}

/** A refusal leaves everything as it is. */
export function toggleFullScreen(host: Element): void {
  if (fillsScreen(host)) {
    void document.exitFullscreen();
    return;
  }
  const frame = frameOf(host);
  // The text keeps the page's colour; behind it there would be black.
  frame?.style.setProperty('--backdrop', backdropOf(host));
  frame?.requestFullscreen().catch(() => {});
}

function frameOf({ shadowRoot }: Element): HTMLElement | null {
  return shadowRoot?.querySelector<HTMLElement>('.frame') ?? null;
}

/** The colour that the page shows behind an element, as computed styles write it. */
export function backdropOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return paperOf(element);
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

/** What the browser paints where the page says nothing: white, or dark in a dark colour scheme. */
function paperOf({ shadowRoot }: Element): string {
  const probe = document.createElement('span');
  probe.style.backgroundColor = 'Canvas';
  shadowRoot!.append(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}
