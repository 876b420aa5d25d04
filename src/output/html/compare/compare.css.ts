/** Two versions side by side; on a narrow screen one above the other. */
export const compareStyles = `
body.comparison { max-width: 92rem; margin: 0 auto; padding: 2.5rem 2rem 3rem; }
.compare-home { margin: 0 0 0.4rem; font-size: 0.92rem; }
.compare-bar { display: flex; align-items: baseline; gap: 1rem; }
.compare-header h1 { flex: 1; margin: 0 0 0.6rem; font-size: 1.7rem; line-height: 1.2; letter-spacing: -0.015em; color: var(--pylit-ink-strong); }
.compare-header ul { list-style: none; margin: 0 0 1rem; padding: 0; columns: 20rem; font-size: 0.92rem; }
.comparison a { color: var(--pylit-accent); }
.compare-count, .compare-legend, .compare-version span { color: var(--pylit-ink-soft); font-size: 0.86rem; }
.compare-legend { margin: 0 0 1.5rem; }

.comparison .change { padding: 0.05em 0.12em; border-radius: 0.2em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.comparison del.change {
  background: color-mix(in srgb, var(--pylit-danger) 15%, transparent);
  text-decoration: line-through 1.5px color-mix(in srgb, var(--pylit-danger) 75%, transparent);
}
.comparison ins.change {
  background: color-mix(in srgb, var(--pylit-tip) 17%, transparent);
  text-decoration: underline 1.5px color-mix(in srgb, var(--pylit-tip) 80%, transparent);
  text-underline-offset: 0.18em;
}

.compare-versions, .compare-row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2.5rem; }
.compare-versions {
  position: sticky;
  top: 0;
  z-index: 2;
  padding: 0.6rem 0 0.6rem calc(0.9rem + 3px);
  background: var(--pylit-paper);
  border-bottom: 1px solid var(--pylit-line-strong);
}
.compare-version { min-width: 0; padding-left: 2.6rem; line-height: 1.35; overflow-wrap: anywhere; }
.compare-side { margin-right: 0.4em; }

.compare-document { margin-top: 2.2rem; scroll-margin-top: 3.5rem; }
.compare-document > h2 { margin: 0 0 0.9rem; font-size: 1.15rem; scroll-margin-top: 3.5rem; color: var(--pylit-ink-strong); overflow-wrap: anywhere; }
.compare-tag { margin-left: 0.4em; font-size: 0.8rem; font-weight: 500; color: var(--pylit-ink-soft); }

.compare-row { padding: 0.3rem 0 0.3rem 0.9rem; border-left: 3px solid transparent; }
.compare-label {
  grid-column: 1 / -1;
  margin: 0 0 0.25rem;
  font-size: 0.78rem;
  font-weight: 600;
  color: var(--tone, var(--pylit-ink-soft));
}
.compare-added { --tone: var(--pylit-tip); }
.compare-removed { --tone: var(--pylit-danger); }
.compare-edited { --tone: var(--pylit-accent); }
.compare-moved { --tone: var(--pylit-important); }
.compare-row:not(.compare-equal) { border-left-color: var(--tone); margin: 0.7rem 0; }
.compare-equal > .compare-cell { color: var(--pylit-ink-soft); }
.compare-cell { position: relative; min-width: 0; padding-left: 2.6rem; overflow-wrap: anywhere; }
.compare-cell.text > :is(p, ul, ol, blockquote, figure, pre, table, div, h1, h2, h3, h4, h5, h6) { margin: 0 0 0.6rem; }
.compare-cell.text :is(h1, h2, h3, h4, h5, h6) { padding: 0; border: 0; }
.compare-cell.text h1 { font-size: 1.45rem; }
.compare-cell.text h2 { font-size: 1.25rem; }
.compare-line { position: absolute; left: 0; width: 2rem; text-align: right; font: 0.74rem/1.9 var(--pylit-sans); font-variant-numeric: tabular-nums; color: var(--pylit-ink-soft); }
.compare-none { min-height: 2rem; border-radius: var(--pylit-radius); background: repeating-linear-gradient(-45deg, var(--pylit-panel) 0 6px, transparent 6px 12px); }
.compare-cell td code { white-space: normal; overflow-wrap: anywhere; }
.compare-folded > summary { padding: 0.35rem 0.9rem; cursor: pointer; font-size: 0.84rem; color: var(--pylit-ink-soft); background: var(--pylit-panel); border-radius: var(--pylit-radius); }
.compare-folded { margin: 0.5rem 0; }
.comparison > .colophon { margin-top: 3rem; font-size: 0.84rem; color: var(--pylit-ink-soft); }

@media (max-width: 54rem) {
  .compare-versions { position: static; padding-left: 0; }
  .compare-version { padding-left: 0; }
  body.comparison { padding: 1.25rem 1rem; }
  .compare-row { grid-template-columns: minmax(0, 1fr); row-gap: 0.4rem; }
  .compare-equal > .compare-cell:first-child, .compare-none { display: none; }
}
@media print { .compare-versions { position: static; } }
`;
