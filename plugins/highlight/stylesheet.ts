import type { ColorPair, Palette } from './palette.ts';

/** Bits of a token's font style, as vscode-textmate has them, each with its class and declaration. */
export const FONT_STYLES = [
  { bit: 1, className: 'ti', css: 'font-style:italic' },
  { bit: 2, className: 'tb', css: 'font-weight:bold' },
  { bit: 4, className: 'tu', css: 'text-decoration:underline' },
  { bit: 8, className: 'ts', css: 'text-decoration:line-through' },
] as const;

/** Writes the stylesheet: every colour of both themes, whether the pages use it or not. The page's `color-scheme` chooses. */
export function stylesheet({ pairs, background }: Palette): string {
  const [plain, ...others] = pairs;
  const base = `.shiki{background-color:${either(background)}${plain ? `;color:${either(plain)}` : ''}}`;
  const colors = others.map((pair, index) => `.shiki .t${index + 1}{color:${either(pair)}}`);
  const fonts = FONT_STYLES.map(({ className, css }) => `.shiki .${className}{${css}}`);
  return [base, ...colors, ...fonts, ''].join('\n');
}

function either({ light, dark }: ColorPair): string {
  return `light-dark(${light},${dark})`;
}
