import type { Plugin } from '../../literate/plugin.ts';

/** The colours on white of the classes of tokens (`t12`), by their numbers: six hexadecimal digits, from the stylesheets of plugins. */
export async function tokenColours(plugins: readonly Configured[]): Promise<ReadonlyMap<string, string>> {
  const colours = new Map<string, string>();
  for (const { plugin, options } of plugins) {
    const styles = (await plugin.styles?.(options)) ?? '';
    for (const [, name = '', colour = ''] of styles.matchAll(RULE)) {
      const digits = colour.length < 6 ? colour.slice(0, 3).replace(/./g, '$&$&') : colour.slice(0, 6);
      colours.set(name, digits.toUpperCase());
    }
  }
  return colours;
}

type Configured = { readonly plugin: Plugin; readonly options: unknown };

/** `.highlight .t12{color:light-dark(#0550ae,#79c0ff)}` */
const RULE = /\.highlight \.t(\d+)\{color:(?:light-dark\()?#([0-9a-f]{3,8})/gi;
