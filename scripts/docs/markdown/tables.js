/**
 * Tables that are read on any screen: wide ones scroll and can be reached by the keyboard; those of
 * three columns and more carry the headings in their cells, for a style sheet that stacks them on a
 * phone, and roles, which such a style would take away.
 */
export function tables(md) {
  md.core.ruler.push('tables', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'table_open') prepare(tokens.slice(index, closeOf(tokens, index)));
    }
  });
  md.renderer.rules.table_open = (tokens, index, options, env, renderer) =>
    `<div class="scrolls" tabindex="0" role="group" aria-label="Table">\n${renderer.renderToken(tokens, index, options)}`;
  md.renderer.rules.table_close = () => '</table></div>\n';
}

function closeOf(tokens, from) {
  return tokens.findIndex(({ type }, index) => index > from && type === 'table_close');
}

function prepare(table) {
  const headings = textsOf(table, 'th_open');
  if (headings.every((heading) => !heading)) return hideHead(table);
  // A corner has nothing to head.
  for (const cell of headCells(table, (heading) => !heading)) cell.tag = 'td';
  if (headings.length < 3) return;
  table[0].attrJoin('class', 'stacks');
  let column = 0;
  for (const token of table) {
    if (token.type === 'tr_open') column = 0;
    if (token.type === 'td_open') token.attrSet('data-label', headings[column++]);
    // A corner heads nothing: it was made a cell above.
    const role = token.tag === 'td' ? 'cell' : roles[token.type];
    if (role && token.nesting === 1) token.attrSet('role', role);
  }
}

const roles = {
  table_open: 'table',
  thead_open: 'rowgroup',
  tbody_open: 'rowgroup',
  tr_open: 'row',
  th_open: 'columnheader',
};

function textsOf(tokens, type) {
  return tokens.flatMap((token, index) =>
    token.type === type ? [plainText(tokens[index + 1])] : [],
  );
}

/** Both tags of the cells of the head whose text is so. */
function headCells(table, isSo) {
  return table.filter(
    ({ type }, index) =>
      (type === 'th_open' && isSo(plainText(table[index + 1]))) ||
      (type === 'th_close' && isSo(plainText(table[index - 1]))),
  );
}

function hideHead(table) {
  const end = table.findIndex(({ type }) => type === 'thead_close');
  for (const token of table.slice(1, end + 1)) {
    token.hidden = true;
    if (token.children) token.children = [];
  }
}

/** The text of a line without its marks. */
export function plainText({ children }) {
  return children
    .filter(({ type }) => ['text', 'code_inline', 'math_inline', 'softbreak'].includes(type))
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('')
    .trim();
}
