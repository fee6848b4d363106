/** A table of Markdown; a word where there are no rows. */
export function markdownTable(heads, rows) {
  if (rows.length === 0) return 'None.';
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
