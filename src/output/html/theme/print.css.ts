/** On paper: the text alone, in black on white, with addresses behind links that leave the site. */
export const print = `
@media print {
  :root, :root[data-theme] { color-scheme: light; --pylit-paper: #ffffff; }
  @page { margin: 2.2cm 2cm; }
  .side, .page-contents, .page-contents-space, .neighbours, .trail, .skip-link, .anchor, .copy-button, .colophon, .footnote-back { display: none !important; }
  .layout { display: block; }
  .main { padding: 0; max-width: none; }
  .text { font-size: 10.5pt; line-height: 1.45; }
  .text h1 { font-size: 20pt; }
  .text h2 { font-size: 14pt; }
  .text h3 { font-size: 12pt; }
  .text :is(h1, h2, h3, h4, h5, h6) { break-after: avoid; }
  .text p, .text li { orphans: 3; widows: 3; }
  .text :is(pre, .table) { overflow: visible; }
  .text pre { white-space: pre-wrap; font-size: 8.5pt; }
  .text pre, .text pre > code { overflow-wrap: anywhere; }
  .text > figure.code, .text > pre { margin-left: 0; margin-right: 0; }
  .text :is(figure, table, .admonition, .pylit-error) { break-inside: avoid; }
  .text a { color: inherit; text-decoration: none; }
  .text a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.85em; overflow-wrap: anywhere; }
  .text details > summary { list-style: none; }
  .text details::details-content { content-visibility: visible; display: block; }
  .text .table { background: none; }
  /* Paper does not scroll: what is too wide for it is broken. */
  .text table code { overflow-wrap: anywhere; white-space: pre-wrap; }
  .text table:has(tr > :nth-child(7)) { font-size: 0.75em; overflow-wrap: anywhere; }
}

@media (prefers-reduced-motion: no-preference) {
  .copy-button, .anchor { transition: opacity 0.12s; }
}
`;
