/** ```` ```html live ````: what the markup makes, and the markup. Written once, shown twice. */
export function liveExamples(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const code = fence(tokens, index, ...rest);
    if (!isLive(tokens[index])) return code;
    const markup = tokens[index].content.trimEnd();
    return `<div class="example">\n<div class="live">${markup}</div>\n${code}</div>\n`;
  };
}

export function isLive({ type, info }) {
  return type === 'fence' && /\slive\b/.test(info);
}
