/** How long a button says what it did, in milliseconds. */
const shown = 2000;

/**
 * A press of a button in the bar above code copies the code; button and status say so.
 *
 * @param {Event} event
 * @param {HTMLElement} status a live region
 */
export async function copyCode({ target }, status) {
  if (!(target instanceof HTMLButtonElement && target.matches('.copy'))) return;
  const code = target.closest('.code').querySelector('code');
  const said = await navigator.clipboard.writeText(code.textContent).then(
    () => 'Copied',
    () => 'Not copied',
  );
  target.textContent = said;
  status.textContent = said;
  setTimeout(() => {
    target.textContent = 'Copy';
    status.textContent = '';
  }, shown);
}
