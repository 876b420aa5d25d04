/** Where code goes in its program. */
export const listing = `
.text .chunk-where {
  margin: 0;
  padding: 0.1rem var(--pylit-outset) 0.45rem;
  background: var(--pylit-panel);
  border: 1px solid var(--pylit-line);
  border-width: 0 1px;
  font-family: var(--pylit-sans);
  font-size: 0.8rem;
  font-size-adjust: none;
  line-height: 1.45;
  color: var(--pylit-ink-soft);
  overflow-wrap: anywhere;
}
.text .chunk-where code { padding: 0; border: 0; background: none; font-size: 0.95em; color: var(--pylit-ink); }
@media (max-width: 54rem) { .text .chunk-where { border-width: 0; } }
`;
