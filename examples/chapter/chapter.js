// The paragraph below the first figure says what the network predicts for the reader's image.
const scene = document.querySelector('#digits');
const reaction = document.querySelector('#reaction');

scene.addEventListener('answer-change', ({ target, detail: { predictions } }) => {
  // Events of the figures inside arrive here, too; they are about the same image.
  if (target !== scene) return;
  const [best, second] = predictions;
  // A network is never certain.
  const share = Math.min(100 * best.probability, 99.9).toFixed(1);
  reaction.textContent =
    best.probability > 0.9
      ? `The network predicts a ${best.label}, with a probability of ${share}%.`
      : `The network is unsure: a ${best.label} (${share}%), or perhaps a ${second.label}?`;
});
