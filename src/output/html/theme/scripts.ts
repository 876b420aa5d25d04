import type { Words } from '../../../literate/words/words.ts';

/** Runs before the page is drawn, so that a chosen theme never flashes. */
export const earlyScript = `try {
  const theme = localStorage.getItem('pylit-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
`;

/** All that a page does: it is complete without. */
export function pageScript(words: Words): string {
  return `const words = ${scriptWords(words)};
${SCRIPT}`;
}

/** What the script says; `#` stands for what is put in. No text ends an element that the script stands in. */
function scriptWords(words: Words): string {
  const said = {
    themes: { auto: words.text('themeAuto'), light: words.text('themeLight'), dark: words.text('themeDark') },
    changeTheme: words.text('changeTheme', '#'),
    copy: words.text('copy'),
    copyOf: words.text('copyOf', '#'),
    copied: words.text('copied'),
    notCopied: words.text('notCopied'),
  };
  return JSON.stringify(said).replaceAll('<', '\\u003c');
}

const SCRIPT = `const root = document.documentElement;

/* Theme: as the system says, light, or dark. */
const themes = ['auto', 'light', 'dark'];
const themeButton = document.querySelector('.theme-button');
const showTheme = () => {
  const theme = root.dataset.theme ?? 'auto';
  themeButton.textContent = words.themes[theme];
  themeButton.setAttribute('aria-label', words.changeTheme.replace('#', words.themes[theme]));
};
if (themeButton) {
  themeButton.hidden = false;
  showTheme();
  themeButton.addEventListener('click', () => {
    const theme = themes[(themes.indexOf(root.dataset.theme ?? 'auto') + 1) % themes.length];
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem('pylit-theme', theme);
    } catch {}
    showTheme();
  });
}

/* Copy buttons, where the browser can copy. */
const addCopyButtons = () => {
  for (const figure of document.querySelectorAll('figure.code')) {
    const code = figure.querySelector('pre');
    if (!code || figure.querySelector('.copy-button')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-button';
    button.textContent = words.copy;
    const what = figure.querySelector('.chunk-file') ?? figure.querySelector('.chunk-name, .code-title');
    if (what) button.setAttribute('aria-label', words.copyOf.replace('#', () => what.textContent));
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent.replace(/\\n$/, ''));
        button.textContent = words.copied;
      } catch {
        button.textContent = words.notCopied;
      }
      setTimeout(() => {
        button.textContent = words.copy;
      }, 1500);
    });
    figure.append(button);
  }
};
if (navigator.clipboard) addCopyButtons();

/* Menu and contents close when a link in them is followed. */
for (const box of document.querySelectorAll('[popover]')) {
  box.addEventListener('click', event => {
    if (event.target.closest('a') && box.matches(':popover-open')) box.hidePopover();
  });
}

/* The menu shows the current page. */
const menu = document.querySelector('.menu');
const current = menu?.querySelector('[aria-current]');
if (current && current.offsetTop > menu.clientHeight * 0.8) menu.scrollTop = current.offsetTop - menu.clientHeight / 3;

/* The contents show the section being read. */
const links = new Map();
const collectLinks = () => {
  links.clear();
  for (const link of document.querySelectorAll('.page-contents a')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
};
collectLinks();
const markSection = () => {
  let reading;
  for (const heading of links.keys()) {
    if (heading.getBoundingClientRect().top > innerHeight * 0.3) break;
    reading = heading;
  }
  for (const [heading, link] of links) {
    if (heading === reading) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
};
let waiting = false;
const soon = () => {
  if (waiting || links.size === 0) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markSection();
  });
};
addEventListener('scroll', soon, { passive: true });
addEventListener('resize', soon, { passive: true });
if (links.size > 0) markSection();

/* The development server changes parts of a page in place. */
document.addEventListener('pylit:replaced', () => {
  if (navigator.clipboard) addCopyButtons();
  collectLinks();
  soon();
});
`;
