/** Tables, figures, admonitions, folded text, components of other tools, and errors. */
export const boxes = `
.text .table {
  max-width: 100%;
  overflow-x: auto;
  scrollbar-width: thin;
  --pylit-shade: color-mix(in srgb, var(--pylit-ink) 16%, transparent);
  /* A shadow at each side that hides something: covered where the table ends. */
  background:
    linear-gradient(to right, var(--pylit-paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--pylit-paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--pylit-shade), transparent) left / 0.6rem 100% no-repeat scroll,
    linear-gradient(to left, var(--pylit-shade), transparent) right / 0.6rem 100% no-repeat scroll;
}
.admonition .table, .text blockquote .table { background: none; }
.text table { border-collapse: collapse; font-size: 0.92em; line-height: 1.5; font-variant-numeric: lining-nums tabular-nums; }
.text caption { caption-side: top; padding-bottom: 0.5em; text-align: left; font-style: italic; color: var(--pylit-ink-soft); }
.text :is(th, td) { padding: 0.42em 1.25em 0.42em 0; vertical-align: top; text-align: left; border-bottom: 1px solid var(--pylit-line); }
.text :is(th, td):last-child { padding-right: 0; }
.text thead th { font-family: var(--pylit-sans); font-size: 0.88em; font-size-adjust: none; font-weight: 600; color: var(--pylit-ink-strong); border-bottom-color: var(--pylit-line-strong); vertical-align: bottom; }
.text :is(th, td)[align='center'] { text-align: center; }
.text :is(th, td)[align='right'] { text-align: right; }
.text :is(th, td) > :last-child { margin-bottom: 0; }
.text td code { white-space: nowrap; }

.text figure:not(.code) { margin-left: 0; margin-right: 0; max-width: 100%; text-align: center; }
.text img:is(.align-center, .align-right) { display: block; margin-left: auto; }
.text img.align-center { margin-right: auto; }
.text figure.align-center, .text table.align-center { margin-left: auto; margin-right: auto; }
.text figure.align-right, .text table.align-right { margin-left: auto; }
.text figcaption:not(.chunk-head, .code-title) { margin-top: 0.6em; font-size: 0.9em; color: var(--pylit-ink-soft); }
.text .align-center, .text [align='center'] { text-align: center; }
.text .align-right, .text [align='right'] { text-align: right; }
.text img.align-left { float: left; margin: 0.3em 1.5em 1em 0; }
.text img.align-right { float: right; margin: 0.3em 0 1em 1.5em; }
.text svg { max-width: 100%; height: auto; }

.admonition, .text aside {
  --tone: var(--pylit-note);
  margin: 1.6em 0;
  padding: 0.9rem 1.25rem 0.95rem;
  border-left: 3px solid var(--tone);
  border-radius: 0 var(--pylit-radius) var(--pylit-radius) 0;
  background: color-mix(in srgb, var(--tone) 7%, var(--pylit-paper));
  font-size: 0.97em;
}
.text aside:not(.admonition) { --tone: var(--pylit-line-strong); }
.text aside:not(.admonition) > .directive-title { color: var(--pylit-ink-strong); }
.text .directive-subtitle { font-style: italic; color: var(--pylit-ink-soft); }
.text :is(.directive-header, .directive-footer) { font-size: 0.9em; color: var(--pylit-ink-soft); }
.admonition > :last-child, .text aside > :last-child { margin-bottom: 0; }
.text .admonition-title, .text .directive-title {
  margin: 0 0 0.35em;
  font-family: var(--pylit-sans);
  font-size: 0.88rem;
  font-size-adjust: none;
  font-weight: 650;
  color: var(--tone, var(--pylit-ink-strong));
}
.admonition.tip, .admonition.hint, .admonition.success { --tone: var(--pylit-tip); }
.admonition.important { --tone: var(--pylit-important); }
.admonition.warning, .admonition.attention { --tone: var(--pylit-warning); }
.admonition.caution, .admonition.danger, .admonition.error { --tone: var(--pylit-danger); }

.text details { margin: 0 0 1.15em; padding: 0.5rem 1rem; border: 1px solid var(--pylit-line); border-radius: var(--pylit-radius); }
.text summary { cursor: pointer; font-family: var(--pylit-sans); font-size: 0.95rem; font-size-adjust: none; font-weight: 600; }
.text details[open] > summary { margin-bottom: 0.6em; }
.text details > :last-child { margin-bottom: 0; }

.component { margin: 1.6em 0; }
.text .component > .component-caption { margin: 0 0 0.5em; font-size: 0.92em; color: var(--pylit-ink-soft); }
.component-label { font-family: var(--pylit-sans); font-size: 0.86rem; font-size-adjust: none; font-weight: 600; color: var(--pylit-ink-strong); margin-right: 0.35em; }
.component > figure.code { margin-top: 0; }
.text :is(.directive-versionadded, .directive-versionchanged, .directive-versionremoved, .directive-deprecated, .directive-deprecated-removed) { padding-left: 1.25rem; border-left: 3px solid var(--pylit-line); margin: 1.2em 0; }

.text .problematic { color: var(--pylit-error); }
.pylit-error {
  margin: 1.6em 0;
  padding: 0.9rem 1.25rem;
  border: 1px solid var(--pylit-error);
  border-radius: var(--pylit-radius);
  background: var(--pylit-error-paper);
}
span.pylit-error { margin: 0; padding: 0 0.3em; }
.text span.pylit-error code { border: 0; padding: 0; background: none; }
.text .pylit-error-title { margin: 0; font-family: var(--pylit-sans); font-size: 0.9rem; font-size-adjust: none; font-weight: 650; color: var(--pylit-error); }
.text .pylit-error pre { margin: 0.5em 0 0; padding: 0; border: 0; background: none; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
