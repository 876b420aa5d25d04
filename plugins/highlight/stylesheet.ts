import type { ColorPair, Palette } from './palette.ts';

/** Bits of a token's font style, as vscode-textmate has them, each with its class and declaration. */
export const FONT_STYLES = [
  { bit: 1, name: 'italic', className: 'ti', css: 'font-style:italic' },
  { bit: 2, name: 'bold', className: 'tb', css: 'font-weight:bold' },
  { bit: 4, name: 'underline', className: 'tu', css: 'text-decoration:underline' },
  { bit: 8, name: 'strikethrough', className: 'ts', css: 'text-decoration:line-through' },
] as const;

/**
 * The classes of a style.
 *
 * @param color number of a pair of colours; 0 is plain text
 * @param fontStyle bits of FONT_STYLES
 */
export function classOfStyle(color: number, fontStyle = 0): string {
  const base = color > 0 ? `t${color}` : '';
  if (fontStyle <= 0) return base;
  const fonts = FONT_STYLES.filter(({ bit }) => (fontStyle & bit) !== 0).map(({ className }) => className);
  return [...(base === '' ? [] : [base]), ...fonts].join(' ');
}

/** Writes the stylesheet: every colour of both themes, whether the pages use it or not. The page's `color-scheme` chooses. */
export function stylesheet({ pairs, background }: Palette): string {
  const [plain, ...others] = pairs;
  const base = `.highlight{background-color:${either(background)}${plain ? `;color:${either(plain)}` : ''}}`;
  const colors = others.map((pair, index) => `.highlight .t${index + 1}{color:${either(pair)}}`);
  const fonts = FONT_STYLES.map(({ className, css }) => `.highlight .${className}{${css}}`);
  return [base, ...colors, ...fonts, ''].join('\n');
}

function either({ light, dark }: ColorPair): string {
  return `light-dark(${light},${dark})`;
}
