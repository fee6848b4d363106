/**
 * Fills the strip that stays in view with images, of which the first is chosen.
 *
 * @param {HTMLElement} strip
 * @param {{src: string, title: string}[]} images
 * @param {(index: number) => void} onChoice
 * @returns {() => void} chooses none of them
 */
export function fillStrip(strip, images, onChoice) {
  const inputs = images.map(({ src, title }, index) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'image',
      checked: index === 0,
    });
    const image = Object.assign(document.createElement('img'), {
      src,
      alt: title,
      width: 36,
      height: 36,
    });
    const label = document.createElement('label');
    label.append(input, image);
    input.addEventListener('change', () => onChoice(index));
    strip.querySelector('fieldset').append(label);
    return input;
  });
  strip.hidden = false;
  return () => inputs.forEach((input) => (input.checked = false));
}
