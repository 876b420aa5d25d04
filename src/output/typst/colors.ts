/** The colours on paper of the classes of highlighted code, out of the styles that pages have. */
export function codeColors(styles: string): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  for (const [, name = '', color = ''] of styles.matchAll(
    /\.highlight \.(t\d+)\s*\{\s*color:\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{3,8})/g,
  ))
    colors.set(name, color);
  return colors;
}
