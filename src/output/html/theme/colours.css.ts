/** Colours and fonts as custom properties; plugins may use them. Each colour is written once, for light and dark. */
export const colours = `
:root {
  color-scheme: light dark;

  --pylit-paper: light-dark(#fdfcf9, #18191b);
  --pylit-panel: light-dark(#f5f2ec, #1f2123);
  --pylit-code-paper: light-dark(#ffffff, #121315);
  --pylit-line: light-dark(#e3ded3, #33363a);
  --pylit-line-strong: light-dark(#c9c2b4, #4b4f55);
  --pylit-ink: light-dark(#25231f, #d9d6cf);
  --pylit-ink-strong: light-dark(#14130f, #f1eee7);
  --pylit-ink-soft: light-dark(#625d53, #a29e95);
  --pylit-accent: light-dark(#0a5878, #86c8e6);
  --pylit-accent-paper: light-dark(#e6eff3, #1d2d35);
  --pylit-mark: light-dark(#fff1b8, #4d4117);
  --pylit-error: light-dark(#a3241b, #ff9c92);
  --pylit-error-paper: light-dark(#fdf0ee, #2f1b1a);
  --pylit-note: light-dark(#0a5878, #86c8e6);
  --pylit-tip: light-dark(#1c6b3c, #83cf9d);
  --pylit-important: light-dark(#6b3fa0, #c6a8f0);
  --pylit-warning: light-dark(#825200, #e8bd6b);
  --pylit-danger: light-dark(#a3241b, #ff9c92);

  --pylit-serif: Charter, 'Bitstream Charter', 'Sitka Text', 'Source Serif 4', 'Source Serif Pro', 'Iowan Old Style', 'Noto Serif', Cambria, Georgia, 'Liberation Serif', serif;
  --pylit-sans: -apple-system, BlinkMacSystemFont, 'Segoe UI', Inter, Roboto, Cantarell, Ubuntu, 'Noto Sans', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --pylit-mono: ui-monospace, 'SF Mono', 'Cascadia Code', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;

  --pylit-measure: 38rem;
  --pylit-outset: 1.25rem;
  --pylit-radius: 0.4rem;
}

:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
`;
