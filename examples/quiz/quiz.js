// A wrong answer names the class alone and leaves the question open; the right one shows everything.
for (const form of document.querySelectorAll('.question')) {
  const figure = form.querySelector('[reveal]');
  const verdict = form.querySelector('.verdict');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { answer } = Object.fromEntries(new FormData(form));
    const { predictions } = figure.result ?? (await figure.explain());
    const isRight = answer === predictions[0].label;
    verdict.textContent = isRight
      ? 'Right. The figure now shows the rest.'
      : 'No. The figure now names the class. What might explain it?';
    figure.reveal(isRight ? 'all' : 'class');
  });
}
