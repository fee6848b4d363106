/** The page that an address of Storybook shows, as in `/docs/guides-lrp--docs`. */
export function pathOf(address) {
  return new URLSearchParams(address.replace(/^[^?]*/, '').replace(/#.*$/, '')).get('path');
}

/**
 * The address of a page, with what else stands in that of Storybook now: its colors, for one.
 *
 * @param {string} address of a page, perhaps with a heading
 * @param {string} search the query of Storybook's address
 */
export function withSettings(address, search) {
  const [, heading] = address.split('#');
  const query = new URLSearchParams(search);
  for (const name of ['path', 'args', 'id', 'viewMode']) query.delete(name);
  const settings = [...query].map(([name, value]) => `&${name}=${value}`).join('');
  return `?path=${pathOf(address)}${settings}${heading ? `#${heading}` : ''}`;
}

/** The heading that a hash names. Storybook may write its settings behind it. */
export function headingOf(hash) {
  return decodeURIComponent(hash.slice(1).split('&')[0]);
}

/** The same address with the settings before the heading, where they are read when the page is loaded again. */
export function inOrder({ search, hash }) {
  const [heading, ...settings] = hash.slice(1).split('&');
  const nameOf = (setting) => setting.split('=')[0];
  const newer = new Set(settings.map(nameOf));
  const kept = search.split('&').filter((each) => !newer.has(nameOf(each)));
  return `${[...kept, ...settings].join('&')}#${heading}`;
}
