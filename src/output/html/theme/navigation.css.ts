/** The menu, the page's contents, the trail, and the links to the neighbours. */
export const navigation = `
.menu ul, .page-contents ul, .trail ol { list-style: none; margin: 0; padding: 0; }

.menu a, .menu summary > span:not(.unseen) {
  display: block;
  flex: 1;
  padding: 0.28rem 0.75rem;
  border-radius: var(--pylit-radius);
  color: var(--pylit-ink);
  text-decoration: none;
  line-height: 1.4;
}
.menu summary > span:not(.unseen) { color: var(--pylit-ink-strong); font-weight: 600; }
.menu a:hover { background: var(--pylit-line); }
.menu a[aria-current] {
  background: var(--pylit-accent-paper);
  color: var(--pylit-accent);
  font-weight: 600;
}
.menu summary {
  display: flex;
  align-items: center;
  cursor: pointer;
  list-style: none;
  border-radius: var(--pylit-radius);
}
.menu summary::-webkit-details-marker { display: none; }
.menu summary::after {
  content: '';
  order: 1;
  width: 0.4rem;
  height: 0.4rem;
  margin: 0 0.85rem 0 0.5rem;
  border: solid var(--pylit-ink-soft);
  border-width: 0 1.5px 1.5px 0;
  transform: rotate(-45deg);
}
.menu details[open] > summary::after { transform: rotate(45deg) translate(-1px, -1px); }
.menu .branch { position: relative; }
.menu .branch > a { padding-right: 2.2rem; }
.menu .branch > details > summary { position: absolute; top: 0; right: 0; width: 2rem; height: 1.82rem; }
.menu .branch > details > summary:hover { background: var(--pylit-line); }
.menu .branch > details > summary::after { margin: 0 0 0 0.75rem; }
.menu details > ul {
  margin: 0.1rem 0 0.5rem 0.75rem;
  padding-left: 0.35rem;
  border-left: 1px solid var(--pylit-line);
}

.page-contents-title {
  margin: 0 0 0.5rem;
  padding-left: 0.9rem;
  font-weight: 600;
  color: var(--pylit-ink-strong);
}
.page-contents > ul { border-left: 1px solid var(--pylit-line); }
.page-contents ul ul a { padding-left: 1.75rem; }
.page-contents ul ul ul a { padding-left: 2.6rem; }
.page-contents a {
  display: block;
  margin-left: -1px;
  padding: 0.2rem 0 0.2rem 0.9rem;
  border-left: 2px solid transparent;
  color: var(--pylit-ink-soft);
  text-decoration: none;
  line-height: 1.4;
  overflow-wrap: anywhere;
}
.page-contents a:hover { color: var(--pylit-ink-strong); }
.page-contents a[aria-current] { color: var(--pylit-accent); border-left-color: var(--pylit-accent); }

.trail { font-size: 0.84rem; margin-bottom: 0.9rem; color: var(--pylit-ink-soft); }
.trail ol { display: flex; flex-wrap: wrap; }
.trail li:not(:last-child)::after { content: '/'; content: '/' / ''; margin: 0 0.5rem; color: var(--pylit-line-strong); }
.trail a { color: inherit; text-decoration: none; }
.trail a:hover { color: var(--pylit-accent); text-decoration: underline; }

.neighbours {
  display: flex;
  gap: 2rem;
  justify-content: space-between;
  margin-top: 4.5rem;
  padding-top: 1.5rem;
  border-top: 1px solid var(--pylit-line);
}
.neighbours a { color: var(--pylit-accent); font-weight: 600; text-decoration: none; max-width: 48%; }
.neighbours a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
.neighbours span { display: block; font-size: 0.82rem; font-weight: 400; color: var(--pylit-ink-soft); }
.neighbour-next { margin-left: auto; text-align: right; }

.colophon { margin-top: 2.5rem; font-size: 0.78rem; color: var(--pylit-ink-soft); }
.colophon .source { font-family: var(--pylit-mono); font-size: 0.95em; overflow-wrap: anywhere; }
`;
