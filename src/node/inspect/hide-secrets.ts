/**
 * Text without what addresses may carry beside the place of a file: names and passwords, and queries and
 * fragments, which may be signatures or tokens.
 */
export function hideSecrets(text: string): string {
  return text
    .replace(/(https?:\/\/)[^\s/?#"'<>@]*@/gi, '$1')
    .replace(/(https?:\/\/[^\s?#"'<>]*[?#])[^\s"'<>]*/gi, '$1…');
}
