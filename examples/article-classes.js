/** A probability as the figures write it. */
export function percent(probability) {
  if (probability > 0.999) return '>99.9%';
  return probability < 0.001 ? '<0.1%' : `${(100 * probability).toFixed(1)}%`;
}

/** The name of a class in its color, which a style sheet has under the name of the class or another. */
export function named({ label }, className = label) {
  const name = document.createElement('b');
  name.className = className;
  name.textContent = label;
  return name;
}
