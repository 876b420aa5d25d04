import type { ThemeRegistration } from 'shiki/core';
import { legible } from './contrast.ts';
import { pairScopes, resolve, rulesOf } from './scopes.ts';
import { classOfStyle, FONT_STYLES } from './stylesheet.ts';
import type { Theme } from './themes.ts';

/** Two themes as one: a colour of it is the number of a pair of colours, one of the light theme and one of the dark theme. */
export interface Palette {
  /** A theme whose colours are numbers: `#000000` is the plain text, `#00000A` is pair 10. */
  readonly theme: ThemeRegistration;
  /** What each number stands for. */
  readonly pairs: readonly ColorPair[];
  readonly background: ColorPair;
  /**
   * The class of a scope, as shiki would find it; undefined where no theme says anything of it.
   *
   * @param scope names from the outermost to the innermost: `string constant.character.escape`
   */
  classOf(scope: string): string | undefined;
}

export interface ColorPair {
  readonly light: string;
  readonly dark: string;
}

/**
 * Joins a light and a dark theme, so that code is tokenised once and each token needs one class. Where the themes have the same
 * selectors (all of GitHub's) the result is exactly what each would give alone.
 *
 * @param contrast WCAG contrast ratio that every colour has at least against its background; 0 keeps the colours as they are
 */
export function joinThemes(light: Theme, dark: Theme, contrast: number): Palette {
  const numbers = new Map<string, number>();
  const pairs: ColorPair[] = [];
  const plain: ColorPair = { light: light.fg, dark: dark.fg };
  const numberOf = (pair: ColorPair): string => {
    const shown = { light: legible(pair.light, light, contrast), dark: legible(pair.dark, dark, contrast) };
    const key = `${shown.light} ${shown.dark}`;
    const number = numbers.get(key) ?? pairs.push(shown) - 1;
    numbers.set(key, number);
    return numberAsColor(number);
  };
  const foreground = numberOf(plain);
  const rules = pairScopes(light.settings, dark.settings).map(
    ({ scope, light: lightColor, dark: darkColor, fontStyle }) => ({
      scope,
      settings: {
        ...((lightColor ?? darkColor) !== undefined && {
          foreground: numberOf({ light: lightColor ?? plain.light, dark: darkColor ?? plain.dark }),
        }),
        ...(fontStyle !== undefined && { fontStyle }),
      },
    }),
  );
  const theme: ThemeRegistration = {
    name: 'pylit',
    type: 'light',
    fg: foreground,
    bg: '#FFFFFF',
    settings: [{ settings: { foreground, background: '#FFFFFF' } }, ...rules],
  };
  const joined = rulesOf(rules);
  const classOf = (scope: string): string | undefined => {
    const { foreground: color, fontStyle } = resolve(joined, scope.split(' '));
    if (color === undefined && fontStyle === undefined) return undefined;
    return classOfStyle(colorAsNumber(color), fontStyleBits(fontStyle));
  };
  return { theme, pairs, background: { light: light.bg, dark: dark.bg }, classOf };
}

function fontStyleBits(fontStyle = ''): number {
  const names = fontStyle.split(' ');
  return FONT_STYLES.reduce((bits, { bit, name }) => (names.includes(name) ? bits | bit : bits), 0);
}

function numberAsColor(number: number): string {
  return `#${number.toString(16).toUpperCase().padStart(6, '0')}`;
}

/** The number that a token's colour stands for; 0, plain text, where it has none. */
export function colorAsNumber(color: string | undefined): number {
  return color === undefined ? 0 : Number.parseInt(color.slice(1), 16);
}
