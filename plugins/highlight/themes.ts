import { nearest } from 'pylit/plugin';
import type { ThemeRegistrationResolved } from 'shiki/core';
import type { HighlightOptions } from './options.ts';
import { joinThemes, type Palette } from './palette.ts';

/**
 * Loads the two themes that the options name.
 *
 * @throws RangeError where there is no such theme
 */
export async function loadPalette(options: HighlightOptions): Promise<Palette> {
  const [light, dark] = await Promise.all([loadTheme(options.light), loadTheme(options.dark)]);
  return joinThemes(light, dark, options.contrast);
}

async function loadTheme(name: string): Promise<ThemeRegistrationResolved> {
  const [{ bundledThemes }, { normalizeTheme }] = await Promise.all([import('shiki/themes'), import('shiki/core')]);
  const load = Object.entries(bundledThemes).find(([known]) => known === name)?.[1];
  if (load) return normalizeTheme((await load()).default);
  const near = nearest(name, Object.keys(bundledThemes)).map(known => `"${known}"`);
  throw new RangeError(`shiki has no theme "${name}"${near.length > 0 ? `; near: ${near.join(', ')}` : ''}.`);
}
