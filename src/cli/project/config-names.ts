/** What a configuration may be called; the first that is there counts. */
export const CONFIG_NAMES = [
  'pylit.config.ts',
  'pylit.config.mts',
  'pylit.config.js',
  'pylit.config.mjs',
  'pylit.config.json',
];
