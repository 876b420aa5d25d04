/** Running text. One rhythm: blocks stand a line apart, headings further from what is before them than from what follows. */
export const text = `
.text {
  font-family: var(--pylit-serif);
  font-size: 1.125rem;
  font-size-adjust: 0.48;
  line-height: 1.62;
  font-kerning: normal;
  font-variant-ligatures: common-ligatures contextual;
  hanging-punctuation: first allow-end;
  overflow-wrap: break-word;
}
.text > *:first-child { margin-top: 0; }

.text p, .text ul, .text ol, .text dl, .text blockquote, .text figure, .text .table, .text .line-block { margin: 0 0 1.15em; }
.text p { text-wrap: pretty; }

.text h1, .text h2, .text h3, .text h4, .text h5, .text h6 {
  position: relative;
  margin: 2.2em 0 0.65em;
  font-family: var(--pylit-sans);
  font-size-adjust: none;
  font-weight: 650;
  line-height: 1.25;
  letter-spacing: -0.012em;
  color: var(--pylit-ink-strong);
  text-wrap: balance;
}
.text h1 { font-size: 2.15rem; letter-spacing: -0.022em; margin-bottom: 0.9em; }
.text h2 { font-size: 1.5rem; }
.text h3 { font-size: 1.2rem; margin-top: 2em; }
.text > .unseen + h2 { margin-top: 0; font-size: 2.15rem; letter-spacing: -0.022em; }
.text h4 { font-size: 1.05rem; }
.text h5, .text h6 { font-size: 0.95rem; color: var(--pylit-ink-soft); }
.text h2 + h3, .text h3 + h4 { margin-top: 1.2em; }
.text h1 code, .text h2 code, .text h3 code, .text h4 code { font-size: 0.88em; border: 0; padding: 0; background: none; }

.anchor {
  position: absolute;
  right: 100%;
  top: 0;
  padding: 0 0.35em;
  font-weight: 400;
  color: var(--pylit-ink-soft);
  text-decoration: none;
  opacity: 0;
}
:is(h1, h2, h3, h4, h5, h6):hover > .anchor, .anchor:focus { opacity: 1; }
@media (hover: none), (max-width: 54rem) {
  .anchor { position: static; padding-right: 0; }
}

.text a { color: var(--pylit-accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
.text a:hover { text-decoration-color: currentColor; }

.text ul, .text ol { padding-left: 1.6em; }
.text li { margin: 0.3em 0; }
.text li > :is(ul, ol) { margin: 0.3em 0; }
.text li::marker { color: var(--pylit-ink-soft); }
.text ol > li::marker { font-variant-numeric: tabular-nums; }
.text li > p { margin-bottom: 0.6em; }
.text .task-list-item { list-style: none; }
.text .task-list-item input { margin: 0 0.5em 0 -1.35em; accent-color: var(--pylit-accent); }

.text dt { font-weight: 600; color: var(--pylit-ink-strong); }
.text dd { margin: 0.15em 0 0.9em 1.6em; }
.text dd > :last-child { margin-bottom: 0; }
.text .classifier { font-weight: 400; font-style: italic; color: var(--pylit-ink-soft); }
.text .classifier::before { content: ' : '; }
.text .field-list, .text .option-list { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 0.4em 1.25em; font-size: 0.95em; }
.text :is(.field-list, .option-list) dd { margin: 0; }
.text .field-list dt { font-weight: 600; }

.text blockquote {
  margin-left: 0;
  padding-left: 1.25rem;
  border-left: 3px solid var(--pylit-line);
  color: var(--pylit-ink-soft);
}
.text blockquote > :last-child { margin-bottom: 0; }
.text .attribution { font-size: 0.95em; }
.text :is(.epigraph, .pull-quote, .highlights) {
  margin: 0 0 2.5em auto;
  padding: 0;
  border: 0;
  max-width: 30rem;
  font-style: italic;
}
.text .epigraph .attribution { font-style: normal; text-align: right; }

.text hr { width: 6rem; margin: 2.75em auto; border: 0; border-top: 1px solid var(--pylit-line-strong); }
.text img, .text video { max-width: 100%; height: auto; border-radius: 2px; }
.text strong { font-weight: 650; color: var(--pylit-ink-strong); }
.text mark { background: var(--pylit-mark); color: inherit; padding: 0 0.15em; }
.text abbr[title] { text-decoration: underline dotted; text-underline-offset: 0.2em; cursor: help; }
.text sub, .text sup { font-size: 0.72em; line-height: 0; }
.text .rubric { font-family: var(--pylit-sans); font-size-adjust: none; font-weight: 600; font-size: 1rem; margin: 2em 0 0.6em; }
.text .line { min-height: 1lh; }
.text .line-block .line-block { margin: 0 0 0 1.5em; }
.text :target:not(h1, h2, h3, h4, h5, h6, .chunk-head) { background: var(--pylit-mark); }
.text :is(h1, h2, h3, h4, h5, h6):target::before {
  content: '';
  position: absolute;
  left: -0.9rem;
  top: 0.15em;
  bottom: 0.15em;
  width: 3px;
  border-radius: 2px;
  background: var(--pylit-accent);
}

.footnote-ref a { text-decoration: none; padding: 0 0.1em; font-family: var(--pylit-sans); font-size-adjust: none; }
.footnotes { margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--pylit-line); font-size: 0.92em; }
.footnotes li > :last-child { margin-bottom: 0.4em; }
.footnotes li.symbol { position: relative; list-style: none; }
.footnotes li.symbol > .footnote-number { position: absolute; right: 100%; padding-right: 0.6em; }
.citation { display: grid; grid-template-columns: minmax(4.5rem, max-content) 1fr; gap: 0 0.75rem; }
.citation > :not(.citation-label) { grid-column: 2; }
.citation.unlabelled { display: block; padding-inline-start: 1.5rem; text-indent: -1.5rem; }
.citation-label { color: var(--pylit-ink-soft); font-variant-numeric: lining-nums; }
.footnote-back { text-decoration: none; font-family: var(--pylit-sans); }

.pages > ul, .contents > ul { padding-left: 1.2em; }
.pages .contents-title, .contents .contents-title { font-family: var(--pylit-sans); font-weight: 600; font-size: 1rem; font-size-adjust: none; margin-bottom: 0.4em; }

@media (max-width: 54rem) {
  .text { font-size: 1.0625rem; line-height: 1.58; }
  .text h1, .text > .unseen + h2 { font-size: 1.8rem; }
  .text h2 { font-size: 1.35rem; }
  .text h3 { font-size: 1.15rem; }
}
`;
