import inlineMath from 'markdown-it-math/no-default-renderer';
import temml from 'temml';

/** TeX as GitHub writes it (`$x$` in a line, a fence named `math` for a formula on its own), to MathML. */
export function math(md) {
  md.use(inlineMath, {
    inlineDelimiters: ['$'],
    blockDelimiters: '',
    inlineRenderer: (tex) => toMathMl(tex, false),
  });
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info.trim() !== 'math') return fence(tokens, index, ...rest);
    return `<div class="formula" tabindex="0" role="group" aria-label="Formula">${toMathMl(content, true)}</div>\n`;
  };
}

/**
 * Throws where the TeX cannot be read, or needs letters of mathematical fonts, which many machines
 * lack; the build fails then.
 */
function toMathMl(tex, displayMode) {
  const mathMl = temml.renderToString(tex, { displayMode, throwOnError: true, annotate: true });
  const rare = /[\u{1D400}-\u{1D7FF}]/u.exec(mathMl);
  if (rare) throw new Error(`The formula ${tex} needs a mathematical font for ${rare[0]}.`);
  // Single letters are slanted by the style sheet, names of functions are not.
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
