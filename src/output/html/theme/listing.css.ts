import { MAX_SHIFT } from '../page/listing-head.ts';

const shifts = Array.from({ length: MAX_SHIFT }, (_, index) => {
  const width = index + 1;
  return `.text .chunk-shift-${width} .chunk-removed, .text .chunk-shift-${width} ~ pre { padding-left: calc(var(--pylit-outset) + ${width}ch); }`;
});

/** Where code goes in its program, what it replaces, and the lines around it. */
export const listing = `
.text .chunk-where {
  margin: 0;
  padding: 0;
  background: var(--pylit-panel);
  border: 1px solid var(--pylit-line);
  border-width: 0 1px;
  border-radius: 0;
  font-family: var(--pylit-sans);
  font-size: 0.8rem;
  font-size-adjust: none;
  line-height: 1.45;
  color: var(--pylit-ink-soft);
  overflow-wrap: anywhere;
}
.text p.chunk-where, .text .chunk-where > summary { margin: 0; padding: 0 var(--pylit-outset) 0.45rem; }
.text .chunk-where > summary { font-size: inherit; font-weight: inherit; cursor: pointer; }
.text details.chunk-where[open] > summary { margin: 0; }
.text .chunk-where :is(p, summary) > code, .text p.chunk-where > code { padding: 0; border: 0; background: none; font-size: 0.95em; color: var(--pylit-ink); }

.text :is(.chunk-context, .chunk-removed) {
  margin: 0;
  padding: 0 var(--pylit-outset);
  white-space: pre;
  tab-size: 4;
  font-family: var(--pylit-mono);
  font-size: 0.83rem;
  font-size-adjust: none;
  line-height: 1.6;
  background: var(--pylit-code-paper);
}
.text :is(.chunk-context, .chunk-removed) > code { display: block; padding: 0; border: 0; background: none; font-size: inherit; overflow-wrap: normal; }
.text .chunk-context {
  border: 1px solid var(--pylit-line);
  overflow: hidden;
  text-overflow: ellipsis;
  color: var(--pylit-ink-soft);
}
.text .chunk-context > code { overflow: inherit; text-overflow: inherit; }
.text .chunk-context-above { border-bottom: 0; padding-top: 0.6rem; }
.text .chunk-context-above + pre { border-top: 0; padding-top: 0; }
.text pre:has(+ .chunk-context-below) { border-bottom: 0; padding-bottom: 0; border-bottom-left-radius: 0; border-bottom-right-radius: 0; }
.text .chunk-context-below { border-top: 0; padding-bottom: 0.6rem; border-radius: 0 0 var(--pylit-radius) var(--pylit-radius); }

.text .chunk-removed { padding-top: 0.5rem; padding-bottom: 0.5rem; overflow-x: auto; border-top: 1px solid var(--pylit-line); color: var(--pylit-error); background: var(--pylit-error-paper); }
.text .chunk-where .chunk-context { border-width: 1px 0 0; }
.text .chunk-where .chunk-context + .chunk-removed { border-top: 0; padding-top: 0; padding-bottom: 0; }
.text .chunk-removed del { position: relative; text-decoration: none; }
.text .chunk-removed del::before { content: '−'; content: '−' / ''; position: absolute; left: -1.6ch; }
.text .chunk-where[open] + .chunk-context-above { display: none; }
.text .chunk-where[open] ~ pre { box-shadow: inset 3px 0 var(--pylit-tip); }

${shifts.join('\n')}
@media (max-width: 54rem) {
  .text :is(.chunk-context, .chunk-removed) { font-size: 0.8rem; }
  .text :is(.chunk-where, .chunk-context) { border-left: 0; border-right: 0; }
}
@media print {
  .text .chunk-removed, .text .chunk-where .chunk-context { display: none; }
  .text .chunk-where > summary { display: block; }
  .text .chunk-context { font-size: 8.5pt; white-space: pre-wrap; }
}
`;
