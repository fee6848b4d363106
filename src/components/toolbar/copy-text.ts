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
