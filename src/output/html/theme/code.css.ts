/** Code, inline and in frames; the bars of chunks. The code of a frame stands exactly under the text. */
export const code = `
.text :is(code, kbd, samp, tt) { font-family: var(--pylit-mono); font-size: 0.82em; font-size-adjust: none; font-variant-ligatures: none; }
.text :not(pre) > code { padding: 0.1em 0.3em; border-radius: 0.25em; background: var(--pylit-panel); border: 1px solid var(--pylit-line); overflow-wrap: anywhere; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.text a > code { color: inherit; }
.text kbd {
  padding: 0.1em 0.4em;
  border: 1px solid var(--pylit-line-strong);
  border-bottom-width: 2px;
  border-radius: 0.3em;
  background: var(--pylit-code-paper);
}
.text .option-list kbd { border: 0; padding: 0; background: none; }

.text pre {
  margin: 0 0 1.4em;
  padding: 0.95rem var(--pylit-outset);
  overflow-x: auto;
  font-family: var(--pylit-mono);
  font-size: 0.83rem;
  font-size-adjust: none;
  line-height: 1.6;
  tab-size: 4;
  background: var(--pylit-code-paper);
  border: 1px solid var(--pylit-line);
  border-radius: var(--pylit-radius);
  scrollbar-width: thin;
}
.text pre > code { font-size: inherit; padding: 0; border: 0; background: none; overflow-wrap: normal; }
.text .parsed-literal { font-family: var(--pylit-mono); }

.text figure.code { position: relative; margin: 1.5em 0 1.6em; }
.text > figure.code, .text > pre, .text > div.component > figure.code {
  margin-left: calc(-1 * var(--pylit-outset));
  margin-right: calc(-1 * var(--pylit-outset));
}
.text figure.code > pre { margin: 0; }
.code-title, .chunk-head {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.1rem 0.6rem;
  padding: 0.5rem 6rem 0.45rem var(--pylit-outset);
  background: var(--pylit-panel);
  border: 1px solid var(--pylit-line);
  border-bottom: 0;
  border-radius: var(--pylit-radius) var(--pylit-radius) 0 0;
  font-family: var(--pylit-sans);
  font-size: 0.85rem;
  font-size-adjust: none;
  line-height: 1.45;
  color: var(--pylit-ink-soft);
}
:is(.code-title, .chunk-head) ~ pre { border-top-left-radius: 0; border-top-right-radius: 0; }
.code-title { font-family: var(--pylit-mono); font-size: 0.8rem; }
.text .chunk-link { text-decoration: none; }
.text .chunk-link:hover { text-decoration: underline; }
.chunk-name {
  font-family: var(--pylit-serif);
  font-size: 1.02rem;
  font-style: italic;
  color: var(--pylit-ink-strong);
}
.chunk-name::before { content: '⟨'; content: '⟨' / ''; font-style: normal; color: var(--pylit-ink-soft); margin-right: 0.1em; }
.chunk-name::after { content: '⟩'; content: '⟩' / ''; font-style: normal; color: var(--pylit-ink-soft); margin-left: 0.15em; }
.chunk-head-file .chunk-name, .chunk-file { font-family: var(--pylit-mono); font-style: normal; font-size: 0.8rem; }
.chunk-head-file .chunk-name::before, .chunk-head-file .chunk-name::after { content: none; }
.chunk-number { font-size: 0.85em; font-variant-numeric: tabular-nums; color: var(--pylit-ink-soft); }
.chunk-sign { font-size: 0.95rem; }
.chunk-count { font-size: 0.78rem; }
.chunk-file::before { content: '→'; content: '→' / var(--pylit-written); font-family: var(--pylit-sans); margin-right: 0.5em; }
figure.chunk:has(.chunk-head:target) { outline: 2px solid var(--pylit-accent); outline-offset: 3px; border-radius: var(--pylit-radius); }

.text .chunk-foot {
  margin: 0.5rem var(--pylit-outset) 0;
  font-family: var(--pylit-sans);
  font-size: 0.8rem;
  font-size-adjust: none;
  line-height: 1.5;
  color: var(--pylit-ink-soft);
}

.text .chunk-ref {
  font-family: var(--pylit-mono);
  font-style: normal;
  color: var(--pylit-accent);
  text-decoration: none;
  border-bottom: 1px solid color-mix(in srgb, currentColor 40%, transparent);
}
.text a.chunk-ref:hover { background: var(--pylit-accent-paper); border-bottom-color: currentColor; }
.text .chunk-ref.undefined, .pylit-broken { color: var(--pylit-error); border-bottom: 0; text-decoration: underline wavy 1px; text-underline-offset: 0.25em; }

.text .line-number::before {
  content: attr(data-line);
  display: inline-block;
  width: 2.2em;
  margin-right: 1em;
  text-align: right;
  color: var(--pylit-ink-soft);
  user-select: none;
  -webkit-user-select: none;
}

.text pre:has(.emphasized-line) { position: relative; isolation: isolate; }
.text .emphasized-line { position: absolute; z-index: -1; left: 0; right: 0; height: 1.6em; background: var(--pylit-mark); }

.copy-button {
  position: absolute;
  top: 0.45rem;
  right: 0.5rem;
  padding: 0.15rem 0.55rem;
  font: 0.72rem/1.4 var(--pylit-sans);
  color: var(--pylit-ink-soft);
  background: var(--pylit-code-paper);
  border: 1px solid var(--pylit-line-strong);
  border-radius: 1rem;
  cursor: pointer;
  opacity: 0;
}
figure.code:hover .copy-button, .copy-button:focus-visible { opacity: 1; }
.copy-button:hover { color: var(--pylit-ink-strong); }
@media (hover: none) { .copy-button { opacity: 0.9; } }

.math-display, .text math[display='block'] { display: block math; margin: 1.4em 0; max-width: 100%; overflow-x: auto; overflow-y: hidden; padding: 0.2em 0; }
.text math { font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', 'Libertinus Math', 'DejaVu Math TeX Gyre', math; font-size: 1.02em; font-size-adjust: none; }

@media (max-width: 54rem) {
  .text pre { font-size: 0.8rem; }
  .code-title, .chunk-head { padding-right: 4.5rem; }
  .text > :is(figure.code, pre), .text > div.component > figure.code { --pylit-radius: 0; }
  .text > pre, .text > :is(figure.code, div.component > figure.code) > :is(pre, figcaption) { border-left: 0; border-right: 0; }
}
`;
