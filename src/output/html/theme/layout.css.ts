/** Three columns on a wide screen, two on a middling one; on a narrow one the text alone, with menu and contents behind buttons. */
export const layout = `
*, *::before, *::after { box-sizing: border-box; }

html {
  background: var(--pylit-paper);
  color: var(--pylit-ink);
  font-family: var(--pylit-sans);
  line-height: 1.5;
  scroll-padding-top: 1.5rem;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

body { margin: 0; }

.layout {
  display: grid;
  grid-template-columns: 17rem minmax(0, 1fr) 15rem;
}

.main {
  min-width: 0;
  padding: 4rem 2.5rem 3rem;
  justify-self: center;
  width: 100%;
  max-width: calc(var(--pylit-measure) + 5rem);
}
.main:focus { outline: none; }

.side {
  position: sticky;
  top: 0;
  height: 100vh;
  height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--pylit-panel);
  border-right: 1px solid var(--pylit-line);
  font-size: 0.9rem;
}

.bar {
  display: flex;
  align-items: center;
  gap: 0.75rem;
  padding: 1.5rem 1.25rem 0.75rem 1.5rem;
}
.site-title {
  flex: 1;
  min-width: 0;
  font-weight: 650;
  font-size: 1.05rem;
  line-height: 1.3;
  letter-spacing: -0.01em;
  color: var(--pylit-ink-strong);
  text-decoration: none;
  overflow-wrap: anywhere;
}
.bar-button {
  font: inherit;
  font-size: 0.78rem;
  color: var(--pylit-ink-soft);
  background: none;
  border: 1px solid var(--pylit-line-strong);
  border-radius: 1rem;
  padding: 0.15rem 0.65rem;
  cursor: pointer;
  white-space: nowrap;
}
.bar-button:hover { color: var(--pylit-ink-strong); border-color: var(--pylit-ink-soft); }
.menu-button, .contents-button { display: none; }

.menu, .page-contents {
  position: static;
  inset: auto;
  margin: 0;
  border: 0;
  padding: 0;
  width: auto;
  height: auto;
  background: none;
  color: inherit;
}
.menu {
  display: block;
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  padding: 0.5rem 0.75rem 2rem;
}
.page-contents {
  display: block;
  position: sticky;
  top: 0;
  align-self: start;
  max-height: 100vh;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  padding: 4.25rem 1.5rem 2rem 0.5rem;
  font-size: 0.84rem;
}

.skip-link {
  position: absolute;
  left: 1rem;
  top: -4rem;
  z-index: 10;
  padding: 0.5rem 1rem;
  background: var(--pylit-paper);
  color: var(--pylit-accent);
  border: 2px solid currentColor;
  border-radius: var(--pylit-radius);
}
.skip-link:focus { top: 1rem; }

.unseen, .text .unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
  margin: 0;
}

:focus-visible {
  outline: 2px solid var(--pylit-accent);
  outline-offset: 2px;
  border-radius: 2px;
}

@media (max-width: 72rem) {
  .layout { grid-template-columns: 16rem minmax(0, 1fr); }
  .page-contents-space { display: none; }
  .contents-button { display: inline-block; }
  .bar { flex-wrap: wrap; }
  .site-title { flex-basis: 100%; }
}

@media (max-width: 72rem) {
  .page-contents:not(:popover-open) { display: none; }
  .page-contents:popover-open {
    position: fixed;
    inset: 0 0 0 auto;
    width: min(20rem, 85vw);
    height: 100dvh;
    max-height: none;
    padding: 1.75rem 1.5rem;
    background: var(--pylit-panel);
    border-left: 1px solid var(--pylit-line);
    box-shadow: 0 0 3rem rgb(0 0 0 / 0.2);
  }
}

@media (max-width: 54rem) {
  html { scroll-padding-top: 4.5rem; }
  .layout { display: block; }
  .side {
    height: auto;
    z-index: 2;
    display: block;
    border-right: 0;
    border-bottom: 1px solid var(--pylit-line);
  }
  .bar { flex-wrap: nowrap; padding: 0.6rem 1rem; gap: 0.5rem; }
  .site-title {
    flex: 1;
    font-size: 0.95rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar-button { font-size: 0.8rem; padding: 0.3rem 0.7rem; }
  .menu-button { display: inline-block; }
  .main { padding: 2rem 1.25rem 2.5rem; margin: 0 auto; }
  .menu:not(:popover-open) { display: none; }
  .menu:popover-open {
    position: fixed;
    inset: 0 auto 0 0;
    width: min(20rem, 85vw);
    height: 100dvh;
    padding: 1.25rem 1rem 2rem;
    background: var(--pylit-panel);
    border-right: 1px solid var(--pylit-line);
    box-shadow: 0 0 3rem rgb(0 0 0 / 0.2);
  }
  .menu::backdrop, .page-contents::backdrop { background: rgb(0 0 0 / 0.35); }
}
`;
