import { FONT_FACE } from './font.ts';

/** The rules of the boxes are borders in the colour of the text, so that they follow the page, light or dark. */
export const STYLESHEET = `${FONT_FACE}
.oz { margin: 1.4em 0; padding: 0.8em 0 0.2em; overflow-x: auto; }
.oz + .oz { margin-top: 0; }
.oz math { font-family: 'pylit oz', 'STIX Two Math', 'Cambria Math', 'Latin Modern Math', math; font-size: 1em; }
.oz mi { font-family: var(--pylit-serif, serif); font-style: italic; text-transform: none; }
.oz mi.oz-upright { font-family: inherit; font-style: normal; }
.oz mn, .oz mtext, .oz mi.oz-word, .oz mo.oz-word, .oz mo.oz-keyword, .oz mo.oz-infix { font-family: var(--pylit-serif, serif); }
.oz mi.oz-word { font-style: normal; }
.oz a.oz-link { border-bottom: 1px dotted color-mix(in srgb, currentColor 55%, transparent); color: inherit; font-family: var(--pylit-serif, serif); font-size-adjust: none; font-style: italic; text-decoration: none; }
.oz a.oz-link:hover { border-bottom: 1px solid; }
.oz .oz-keyword { font-weight: bold; }
.oz .oz-infix { border-bottom: 0.06em solid; }
.oz .oz-unknown { color: var(--pylit-error, #a3241b); font-family: var(--pylit-mono, monospace); font-size: 0.85em; }
.oz-box, .oz-plain { box-sizing: border-box; display: flow-root; min-width: 100%; width: fit-content; line-height: 1.55; text-align: start; }
.oz-plain { padding-left: 1.5em; }
.oz-schema, .oz-class, .oz-generic { border-bottom: 1px solid; border-left: 1px solid; padding: 0 0 0.5em 1.1em; }
.oz-axiomatic { border-left: 1px solid; padding: 0.1em 0 0.1em 1.1em; }
.oz-head { align-items: center; display: flex; height: 1.6em; margin: -0.8em 0 0 -1.1em; white-space: nowrap; }
.oz-head::before, .oz-head::after { border-top: 1px solid; content: ''; flex: 1; }
.oz-head::before { flex: 0 0 1.1em; }
.oz-generic > .oz-head::before, .oz-generic > .oz-head::after { border-bottom: 1px solid; box-sizing: content-box; height: 2px; }
.oz-head:empty { height: 0; margin: 0 0 0.4em -1.1em; }
.oz-title { padding: 0 0.35em; }
.oz-part { display: grid; grid-template-columns: 1fr; }
.oz-columns-2 { grid-template-columns: max-content 1fr; }
.oz-columns-3 { grid-template-columns: repeat(2, max-content) 1fr; }
.oz-columns-4 { grid-template-columns: repeat(3, max-content) 1fr; }
.oz-columns-5 { grid-template-columns: repeat(4, max-content) 1fr; }
.oz-columns-6 { grid-template-columns: repeat(5, max-content) 1fr; }
.oz-row { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; white-space: nowrap; }
.oz-long { white-space: normal; }
.oz-long > .oz-cell:last-child { padding-left: 2em; text-indent: -2em; }
.oz-cell:only-child { grid-column: 1 / -1; }
.oz-syntax .oz-cell:nth-child(2):not(:last-child) { padding: 0 0.6em; text-align: center; }
.oz-syntax .oz-cell:nth-child(4) { padding-left: 2em; }
.oz-argue .oz-cell + .oz-cell { padding-left: 2em; }
.oz-gap-1 { margin-top: 0.5em; }
.oz-gap-2 { margin-top: 1em; }
.oz-gap-4 { margin-top: 2em; }
.oz-rule { border-top: 1px solid; }
.oz-where { margin: 0.35em 0 0.35em -1.1em; width: 7em; }
.oz-conclusion { align-items: center; display: flex; gap: 0.6em; margin: 0.15em 0; }
.oz-conclusion .oz-rule { flex: 1 0 100%; }
.oz-condition { white-space: nowrap; width: 0; }
.oz-derive-twice { border-bottom: 1px solid; box-sizing: content-box; height: 2px; }
.oz-inference { margin-left: 1.5em; min-width: 0; padding: 0; text-align: center; }
.oz-box .oz-box { margin: 0.4em 1.1em 0.4em 0; min-width: 0; width: auto; }
.oz-box .oz-schema, .oz-box .oz-class, .oz-box .oz-generic { margin-top: 1.2em; }
.oz-sidebyside { display: flex; gap: 2.5em; }
.oz-column { flex: 1; }
.oz-prose p { margin: 0.3em 0; max-width: 38rem; }
.oz-classcom { font-family: var(--pylit-sans, sans-serif); font-size: 0.9em; }
.oz-proof-head { font-weight: bold; }
@supports not (grid-template-columns: subgrid) { .oz-row { display: block; } }
@media print { .oz a.oz-link { border-bottom: 0; } .oz { break-inside: avoid; overflow: visible; } }
`;
