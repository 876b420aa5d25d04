/** Descriptions of functions, classes and options; numbers of figures and formulas. */
export const objects = `
.text dl:has(> dt.sig) { margin: 1.6em 0; }
.text dt.sig { padding: 0.35em 0.7em; border-left: 3px solid var(--pylit-accent); border-radius: 0 var(--pylit-radius) var(--pylit-radius) 0; background: var(--pylit-panel); font-family: var(--pylit-mono); font-size: 0.86em; font-size-adjust: none; font-weight: 400; line-height: 1.5; overflow-wrap: anywhere; hyphens: none; text-align: start; }
.text dt.sig + dt.sig { margin-top: 0.25em; }
.text dt.sig + dd { margin: 0.7em 0 0 1.6em; }
.text dt.sig + dd:empty { display: none; }
.text dt.sig .target:target { background: none; }
.text dt.sig:has(> .target:target) { background: var(--pylit-mark); }
.text dt.sig .sig-name { font-weight: 700; color: var(--pylit-ink-strong); }
.text dt.sig :is(.sig-prename, .k) { color: var(--pylit-ink-soft); }
.text dt.sig em.property { font-style: italic; color: var(--pylit-ink-soft); }
.text dt.sig a:not(.anchor) { text-decoration-style: dotted; }
.text dt.sig .optional { color: var(--pylit-ink-soft); }
.text dt.sig:hover > .anchor { opacity: 1; }
.text dd > .field-list ul { margin: 0; padding-left: 1.1em; }
.text dd > .field-list p { margin: 0; }
.text a > code { color: inherit; }

.text { counter-reset: pylit-figure pylit-table pylit-listing pylit-equation; }
.text .caption-number { white-space: nowrap; }
.text .caption-number, .text :is(figure, table).numbered > :is(figcaption, caption)::before { font-weight: 650; }
.text figure.numbered:not(.code) > figcaption:not(:has(.caption-number))::before { counter-increment: pylit-figure; content: var(--pylit-figure) counter(pylit-figure) var(--pylit-figure-end, '') '\\00a0\\00a0'; }
.text table.numbered > caption:not(:has(.caption-number))::before { counter-increment: pylit-table; content: var(--pylit-table) counter(pylit-table) var(--pylit-table-end, '') '\\00a0\\00a0'; }
.text figure.code.numbered > figcaption:not(:has(.caption-number))::before { counter-increment: pylit-listing; content: var(--pylit-listing) counter(pylit-listing) var(--pylit-listing-end, '') '\\00a0\\00a0'; }
.text .directive-equation { counter-increment: pylit-equation; display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 1em; }
.text .equation-number { order: 1; }
.text .directive-equation:not(:has(> .equation-number))::after { content: '(' counter(pylit-equation) ')'; font-family: var(--pylit-serif); }
.text .directive-equation > * { min-width: 0; }
`;
