/** The handle beside a block, the panel that it opens, and marks of what changed. */
export const historyStyles = `
.main { position: relative; }

.history-handle {
  position: absolute;
  left: -0.15rem;
  z-index: 1;
  width: 1.5rem;
  height: 1.5rem;
  padding: 0;
  display: grid;
  place-items: center;
  border: 1px solid transparent;
  border-radius: 50%;
  background: var(--pylit-paper);
  color: var(--pylit-ink-soft);
  cursor: pointer;
  opacity: 0;
}
.history-handle.is-near { opacity: 0.75; }
.history-handle:hover, .history-handle:focus-visible, .history-handle[aria-expanded='true'] {
  opacity: 1;
  color: var(--pylit-accent);
  border-color: currentColor;
}
.history-handle svg { width: 0.95rem; height: 0.95rem; }

.history-panel {
  position: fixed;
  inset: 0 0 0 auto;
  width: min(28rem, 100vw);
  height: 100vh;
  height: 100dvh;
  max-height: none;
  margin: 0;
  padding: 0 1.5rem 2rem;
  border: 0;
  border-left: 1px solid var(--pylit-line);
  background: var(--pylit-panel);
  color: var(--pylit-ink);
  box-shadow: 0 0 3rem rgb(0 0 0 / 0.2);
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  font-size: 0.9rem;
}
.history-head {
  position: sticky;
  top: 0;
  display: flex;
  align-items: baseline;
  gap: 0.5rem;
  margin: 0 -1.5rem;
  padding: 1.25rem 1.5rem 0.75rem;
  background: var(--pylit-panel);
  border-bottom: 1px solid var(--pylit-line);
}
.history-head h2 { flex: 1; margin: 0; font-size: 1rem; color: var(--pylit-ink-strong); }
.history-head h2:focus { outline: none; }
.history-head button { background: var(--pylit-panel); }
.history-head button[aria-pressed='true'] { color: var(--pylit-panel); background: var(--pylit-accent); border-color: var(--pylit-accent); }
.history-title { margin: 0.9rem 0 0; color: var(--pylit-ink-soft); overflow-wrap: anywhere; }
.history-versions { list-style: none; margin: 0; padding: 0; }
.history-versions > li { padding: 1rem 0; border-bottom: 1px solid var(--pylit-line); }
.history-message { margin: 0; font-weight: 600; color: var(--pylit-ink-strong); overflow-wrap: anywhere; }
.history-facts { margin: 0.15rem 0 0; font-size: 0.82rem; color: var(--pylit-ink-soft); overflow-wrap: anywhere; }
.history-facts code { font-family: var(--pylit-mono); font-size: 0.95em; }
.history-words {
  margin: 0.6rem 0 0;
  padding: 0.6rem 0.75rem;
  max-height: 24rem;
  overflow: auto;
  border: 1px solid var(--pylit-line);
  border-radius: var(--pylit-radius);
  background: var(--pylit-code-paper);
  font-family: var(--pylit-mono);
  font-size: 0.8rem;
  line-height: 1.55;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.history-words ins { color: var(--pylit-tip); background: color-mix(in srgb, var(--pylit-tip) 12%, var(--pylit-code-paper)); text-decoration: underline; text-underline-offset: 0.2em; }
.history-words del { color: var(--pylit-error); background: var(--pylit-error-paper); text-decoration: line-through; }
.history-more { color: var(--pylit-ink-soft); }

/* What changed: a bar beside the block. */
.text [data-changed] { position: relative; }
.text [data-changed]::before {
  content: '' / attr(data-changed);
  position: absolute;
  left: -0.85rem;
  top: 0.1em;
  bottom: 0.1em;
  width: 3px;
  border-radius: 2px;
  background: var(--pylit-tip);
}
.text figure.code[data-changed]::before { left: 0; top: 0; bottom: 0; border-radius: var(--pylit-radius) 0 0 var(--pylit-radius); }
.text .table[data-changed]::before { left: 0; }
.history-legend { margin: 0 0 1.5rem; padding-left: 0.75rem; border-left: 3px solid var(--pylit-tip); font-size: 0.84rem; color: var(--pylit-ink-soft); }
.menu-changed {
  margin-left: 0.4em;
  padding: 0.05em 0.45em;
  border: 1px solid var(--pylit-tip);
  border-radius: 1em;
  font-size: 0.72em;
  font-weight: 600;
  color: var(--pylit-tip);
  white-space: nowrap;
}
.history-links { margin: 0 0 0.4rem; }
.history-links a { color: var(--pylit-accent); }

@media (max-width: 54rem) {
  .history-handle { left: auto; right: 0; }
  .history-panel {
    inset: auto 0 0 0;
    width: 100vw;
    height: auto;
    max-height: 78vh;
    max-height: 78dvh;
    padding: 0 1.25rem 1.5rem;
    border-left: 0;
    border-top: 1px solid var(--pylit-line-strong);
    border-radius: 0.9rem 0.9rem 0 0;
  }
  .history-head { margin: 0 -1.25rem; padding: 1rem 1.25rem 0.75rem; }
}
@media (pointer: coarse) {
  .history-handle { width: 1.75rem; height: 1.75rem; border-color: var(--pylit-line-strong); }
}
@media print { .history-handle, .history-panel { display: none; } }
`;
