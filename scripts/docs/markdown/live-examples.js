/**
 * ```` ```html live ````: what the markup makes, and the markup. Written once, shown twice. With
 * `env.areExamplesLazy` all but the first of a page are templates, which the host fills in when a reader
 * comes near.
 */
export function liveExamples(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const code = fence(tokens, index, ...rest);
    if (!isLive(tokens[index])) return code;
    const content = tokens[index].content.trimEnd();
    const isLazy = rest[1].areExamplesLazy && tokens.slice(0, index).some(isLive);
    const markup = isLazy ? `<template>${content}</template>` : content;
    return `<div class="example">\n<div class="live">${markup}</div>\n${code}</div>\n`;
  };
}

export function isLive({ type, info }) {
  return type === 'fence' && /\slive\b/.test(info);
}
