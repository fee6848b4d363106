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
