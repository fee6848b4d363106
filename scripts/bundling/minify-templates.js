import MagicString from 'magic-string';

/** How the text of each of Lit's templates gets shorter and says the same. */
const shorter = {
  css: shorterStyles,
  html: shorterMarkup,
  svg: shorterMarkup,
};

/**
 * Minifying keeps templates as they are; browsers need neither their indentation nor the comments of
 * styles. Only what is parsed as a template with a tag of Lit's is changed. Stands behind what makes
 * JavaScript of TypeScript.
 */
export const minifyTemplates = {
  name: 'minify-templates',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id)) return null;
    const program = this.parse(code);
    const tags = tagsOf(program);
    if (tags.size === 0) return null;
    const changed = new MagicString(code);
    walk(program, ({ type, tag, quasi }) => {
      const shorten = type === 'TaggedTemplateExpression' && shorter[tags.get(tag.name)];
      if (!shorten) return;
      for (const { start, end } of quasi.quasis) {
        if (end > start) changed.update(start, end, shorten(code.slice(start, end)));
      }
    });
    return { code: changed.toString(), map: null };
  },
};

/** The local names of Lit's tags. */
function tagsOf({ body }) {
  const imports = body.filter(({ type, source }) => {
    return type === 'ImportDeclaration' && /^lit(-html)?(\/|$)/.test(source.value);
  });
  const specifiers = imports.flatMap(({ specifiers }) => specifiers);
  return new Map(
    specifiers
      .filter(({ imported }) => imported && imported.name in shorter)
      .map(({ local, imported }) => [local.name, imported.name]),
  );
}

function walk(node, visit) {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child, visit);
    }
  }
}

/** Without comments and indentation, strings left alone. */
function shorterStyles(text) {
  const parts = /("(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*')|\s*\/\*[^]*?\*\/|\s*\n\s*/g;
  return text.replace(parts, (part, string) => string ?? (part.includes('/*') ? '' : '\n'));
}

/** A line break stands for all the white space around it, unless an element shows that as it is. */
function shorterMarkup(text) {
  return /<(pre|textarea)\b/i.test(text) ? text : text.replace(/\s*\n\s*/g, '\n');
}
