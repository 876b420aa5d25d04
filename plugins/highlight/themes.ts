import { nearest } from 'pylit/plugin';
import type { ThemeRegistration } from 'shiki/core';
import type { HighlightOptions } from './options.ts';
import { joinThemes, type Palette } from './palette.ts';

/** What a theme says of scopes. */
export type ThemeRules = NonNullable<ThemeRegistration['settings']>;

/** A theme, as far as code needs it. */
export interface Theme {
  /** Colour of plain text. */
  readonly fg: string;
  readonly bg: string;
  readonly settings: ThemeRules;
}

/** Colours of Visual Studio Code, for themes that name none. */
const DEFAULTS = { light: { fg: '#333333', bg: '#fffffe' }, dark: { fg: '#bbbbbb', bg: '#1e1e1e' } };

/**
 * Loads the two themes that the options name.
 *
 * @throws RangeError where there is no such theme
 */
export async function loadPalette(options: HighlightOptions): Promise<Palette> {
  const [light, dark] = await Promise.all([loadTheme(options.light), loadTheme(options.dark)]);
  return joinThemes(light, dark, options.contrast);
}

/**
 * Loads a theme of shiki, without the rest of shiki.
 *
 * @throws RangeError where there is no such theme
 */
export async function loadTheme(name: string): Promise<Theme> {
  const { bundledThemes } = await import('shiki/themes');
  const load = Object.entries(bundledThemes).find(([known]) => known === name)?.[1];
  if (load) return resolved((await load()).default);
  const near = nearest(name, Object.keys(bundledThemes)).map(known => `"${known}"`);
  throw new RangeError(`shiki has no theme "${name}"${near.length > 0 ? `; near: ${near.join(', ')}` : ''}.`);
}

/** The text's colours stand in one of three places. */
function resolved({ type, fg, bg, colors, settings, tokenColors }: ThemeRegistration): Theme {
  const rules = settings ?? tokenColors ?? [];
  const own = rules.find(rule => !rule.scope && !('name' in rule && rule.name))?.settings;
  const byDefault = DEFAULTS[type === 'light' ? 'light' : 'dark'];
  return {
    fg: fg ?? own?.foreground ?? colors?.['editor.foreground'] ?? byDefault.fg,
    bg: bg ?? own?.background ?? colors?.['editor.background'] ?? byDefault.bg,
    settings: rules,
  };
}
