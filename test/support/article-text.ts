/** What an article of `examples/` says, in one line: without its tags and its static figures. */
export async function articleText(name: string): Promise<string> {
  const response = await fetch(`/examples/${name}/index.html`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const figure of page.querySelectorAll('figure[data-convlens-render]')) figure.remove();
  return page.querySelector('main')!.textContent.replace(/\s+/g, ' ');
}
