import type { ErrorDetail } from '../../protocol.js';

export function problemText({ message, hint, code }: ErrorDetail): string {
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${hint} (${code})`;
}

/**
 * Names and tags come from whoever wrote the page: no control character of theirs reaches the
 * terminal, where it could be a command or a line of its own.
 */
export function onOneLine(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
