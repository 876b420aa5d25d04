/** Indents all lines but the first; blank ones stay blank. */
export function indented(text: string, width: number): string {
  return text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);
}
