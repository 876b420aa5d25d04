/** The box that shows what a reference stands for, and links to lines. */
export const codeWeave = `
figure.chunk pre { position: relative; isolation: isolate; }
figure.chunk pre span[id] { scroll-margin-top: 30vh; }
figure.chunk pre span[id]:target::after {
  content: '';
  position: absolute;
  z-index: -1;
  left: 0;
  right: 0;
  height: 1.6em;
  background: var(--pylit-mark);
}
.text .line-link {
  position: absolute;
  left: 0;
  width: var(--pylit-outset);
  transform: translateY(-50%);
  text-align: center;
  font: 0.75rem/1.6 var(--pylit-mono);
  color: var(--pylit-ink-soft);
  text-decoration: none;
}
.text .line-link:hover { color: var(--pylit-accent); }

.chunk-preview {
  position: fixed;
  inset: auto;
  box-sizing: border-box;
  width: max-content;
  max-width: min(46rem, calc(100vw - 1rem));
  max-height: min(24rem, 60vh);
  margin: 0;
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  color: var(--pylit-ink);
  background: var(--pylit-code-paper);
  border: 1px solid var(--pylit-line-strong);
  border-radius: var(--pylit-radius);
  box-shadow: 0 0.4rem 2rem rgb(0 0 0 / 0.25);
}
.chunk-preview-head {
  position: sticky;
  top: 0;
  z-index: 1;
  margin: 0;
  padding: 0.35rem 0.9rem;
  font: 0.8rem/1.45 var(--pylit-sans);
  color: var(--pylit-ink-soft);
  background: var(--pylit-panel);
  border-bottom: 1px solid var(--pylit-line);
}
.chunk-preview pre + .chunk-preview-head { border-top: 1px solid var(--pylit-line); }
.chunk-preview-head a { color: inherit; text-decoration: none; }
.chunk-preview-head a:hover { text-decoration: underline; }
.chunk-preview pre { margin: 0; padding: 0.6rem 0.9rem; overflow-x: auto; font: 0.8rem/1.55 var(--pylit-mono); tab-size: 4; }
.chunk-preview pre code { font: inherit; }
.chunk-preview .chunk-ref { color: var(--pylit-accent); }

.text :is(.code-tree, .code-tree ul, .code-list) { list-style: none; padding-left: 0; }
.text .code-tree ul { margin: 0.1rem 0 0.1rem 0.35rem; padding-left: 1.1rem; border-left: 1px solid var(--pylit-line); }
.text :is(.code-tree, .code-list) > li { margin: 0.45rem 0; }
.text .code-tree ul > li { margin: 0.1rem 0; }
.code-tree li, .code-list li { overflow-wrap: anywhere; }
.code-file { font-family: var(--pylit-mono); font-size: 0.85em; }
.code-list .chunk-link, .code-tree .chunk-link { color: var(--pylit-ink-strong); }
.code-note { margin-left: 0.35rem; font-family: var(--pylit-sans); font-size: 0.8rem; color: var(--pylit-ink-soft); }
.code-warning { color: var(--pylit-error); }
.chunk-preview-head .chunk-number { margin-right: 0.35rem; }
.text .chunk-names { margin-top: 0.25rem; }
.text .chunk-names code { padding: 0; border: 0; background: none; font-size: 0.95em; }
.text .chunk-names > summary { font-size: inherit; }
.text .chunk-names > p { margin: 0.25rem 0 0; }
@media print { figure.chunk pre span[id]:target::after { content: none; } }
@media print { .chunk-preview, .line-link { display: none !important; } }
`;
