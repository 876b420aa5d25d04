/** What documents of Sphinx hold: glossaries, grammars, the general index. */
export const sphinx = `
.index-letters { font-family: var(--pylit-sans); font-size: 0.95rem; line-height: 2; }
.index-letters a { margin-right: 0.4em; }
.text ul.module-index, .text ul.module-index ul { list-style: none; padding-left: 0; margin: 0 0 1em; overflow-wrap: anywhere; }
.text ul.module-index ul { margin: 0; padding-left: 1.4em; }
.text ul.module-index li { margin: 0.2em 0; }
.text ul.general-index { columns: 16rem 2; column-gap: 2.5rem; list-style: none; padding: 0; margin: 0 0 1.5em; overflow-wrap: anywhere; }
.text ul.general-index li { margin: 0.1em 0; break-inside: avoid; }
.text ul.general-index ul { list-style: none; margin: 0; padding-left: 1.4em; }

.text dl.glossary > dt { font-weight: 650; color: var(--pylit-ink-strong); }
.text dl.glossary > dt .classifier { font-weight: 400; }
.text .target:target { background: var(--pylit-mark); }
.section-number { font-variant-numeric: lining-nums tabular-nums; color: var(--pylit-ink-soft); }
.text .docinfo .address > p { white-space: pre-line; }
.text > .target + h1 { margin-top: 0; }
.text .version-change { font-style: italic; color: var(--pylit-ink-soft); }
.text .directive-target-notes { margin-bottom: 1.15em; font-size: 0.94em; }
.text .directive-target-notes > .footnote { display: grid; grid-template-columns: 2rem 1fr; }
.text .directive-target-notes > .footnote > * { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.text .centered { text-align: center; }
.text .directive-hlist { display: flex; flex-wrap: wrap; gap: 0 2rem; margin-bottom: 1.15em; }
.text .directive-hlist > ul { flex: 1 1 7rem; margin: 0; }
.text kbd:has(> kbd) { padding: 0; border: 0; background: none; font-size: inherit; white-space: nowrap; }
.text :is(.role-guilabel, .role-menuselection) { font-family: var(--pylit-sans); font-size: 0.9em; font-size-adjust: none; font-weight: 600; }
.text .role-accelerator { text-decoration: underline; text-underline-offset: 0.15em; }
.text :is(code, samp) > em { font-style: italic; }
.text a.role-term { text-decoration-style: dotted; }
`;
