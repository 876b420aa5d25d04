/** What a reading system does not already do well. */
export const bookStyles = `body { line-height: 1.45; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; page-break-after: avoid; break-after: avoid; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8em; line-height: 1.35; margin: 0.8em 0; }
code, kbd, samp { font-family: monospace; font-size: 0.9em; }
pre code { font-size: 1em; }
img, svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }
.wide-table { font-size: 0.7em; }
.wide-table th, .wide-table td { overflow-wrap: anywhere; word-break: break-word; }
th, td { padding: 0.25em 0.6em; border-bottom: 1px solid #999; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #666; }
figure { margin: 1em 0; }
figcaption { font-size: 0.9em; page-break-after: avoid; break-after: avoid; }
figure.code, figure.chunk { border-left: 2px solid #999; padding-left: 0.8em; }
.chunk-name, .chunk-file { font-style: italic; }
.chunk-file { margin-left: 0.8em; }
.chunk-foot, .chunk-where { font-size: 0.85em; margin: 0.3em 0; }
.line-number::before { content: attr(data-line) " "; color: #666; }
.anchor { display: none; }
aside { border: 1px solid #999; padding: 0.2em 0.8em; margin: 1em 0; }
.admonition-title, .directive-title { font-weight: bold; }
.footnotes { border-top: 1px solid #999; margin-top: 2em; font-size: 0.9em; }
.math-display, math[display="block"] { max-width: 100%; overflow-x: auto; overflow-y: hidden; }
.no-image { border: 1px dashed #666; padding: 0 0.4em; }
.pylit-error { border: 1px solid #a00; padding: 0.2em 0.8em; }
nav ol { list-style: none; }`;
