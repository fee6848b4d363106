import temml from 'temml';

/** TeX as GitHub writes it (`$x$` in a line, a fence named `math` for a formula of its own), to MathML. */
export const mathExtensions = [
  {
    name: 'formula',
    level: 'block',
    start: (source) => source.match(/^```math$/m)?.index,
    tokenizer(source) {
      const match = /^```math\n([\s\S]+?)\n```(?:\n|$)/.exec(source);
      return match ? { type: 'formula', raw: match[0], tex: match[1] } : undefined;
    },
    renderer: ({ tex }) =>
      `<div class="formula" tabindex="0" role="group" aria-label="Formula">${toMathMl(tex, true)}</div>\n`,
  },
  {
    name: 'inlineFormula',
    level: 'inline',
    start: (source) => source.indexOf('$'),
    tokenizer(source) {
      const match = /^\$(?!\s)((?:[^$\\\n]|\\.)+?)(?<!\s)\$(?!\d)/.exec(source);
      return match ? { type: 'inlineFormula', raw: match[0], tex: match[1] } : undefined;
    },
    renderer: ({ tex }) => toMathMl(tex, false),
  },
];

/**
 * Throws where the TeX cannot be read, or needs letters of mathematical fonts, which many machines
 * lack; the build fails then.
 */
function toMathMl(tex, displayMode) {
  const mathMl = temml.renderToString(tex, { displayMode, throwOnError: true, annotate: true });
  const rare = /[\u{1D400}-\u{1D7FF}]/u.exec(mathMl);
  if (rare) throw new Error(`The formula ${tex} needs a mathematical font for ${rare[0]}.`);
  // Single letters are slanted by page.css, names of functions are not.
  return inCommonSigns(mathMl).replaceAll(
    /<mi>(\p{Letter}{2,})<\/mi>/gu,
    '<mi class="upright">$1</mi>',
  );
}

/** Signs that look alike and that more fonts have. */
const common = { '\u22C5': '\u00B7', '\u22EF': '\u2026', '\u223C': '~' };

function inCommonSigns(text) {
  return text.replaceAll(/[\u22C5\u22EF\u223C]/g, (sign) => common[sign]);
}
