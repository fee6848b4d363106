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
