import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NavigationNode } from '../../../src/literate/format.ts';
import { wordsOf } from '../../../src/literate/words/words.ts';
import { escapeHtml } from '../../../src/output/html/page/escape.ts';
import { menuHtml } from '../../../src/output/html/page/menu.ts';
import { relativeUrl } from '../../../src/output/html/page/relative-url.ts';

/** The menu of one page, written for it alone. */
function plainMenu(nodes: readonly NavigationNode[], path: string): string {
  return nodes.length === 0 ? '' : `<ul>\n${nodes.map(node => plainItem(node, path)).join('\n')}\n</ul>`;
}

function plainItem(node: NavigationNode, path: string): string {
  const title = escapeHtml(node.title);
  const current = node.path === path ? ' aria-current="page"' : '';
  const link =
    node.path === undefined
      ? `<span>${title}</span>`
      : `<a href="${escapeHtml(relativeUrl(path, node.path))}"${current}>${title}</a>`;
  if (node.children.length === 0) return `<li>${link}</li>`;
  const open = node.path === path || holds(node.children, path) ? ' open' : '';
  const list = plainMenu(node.children, path);
  if (node.path === undefined) return `<li><details${open}><summary>${link}</summary>${list}</details></li>`;
  const summary = `<summary><span class="unseen">Pages of ${title}</span></summary>`;
  return `<li class="branch">${link}<details${open}>${summary}${list}</details></li>`;
}

function holds(nodes: readonly NavigationNode[], path: string): boolean {
  return nodes.some(node => node.path === path || holds(node.children, path));
}

const path = fc.constantFrom('a.html', 'b.html', 'x/a.html', 'x/y/a.html', 'x/y/b c.html', 'xy/"&.html', 'é/ü.html');

const { nodes } = fc.letrec<{ node: NavigationNode; nodes: NavigationNode[] }>(tie => ({
  node: fc
    .record({ title: fc.constantFrom('One', 'T & <t> "q"', ''), path: fc.option(path), children: tie('nodes') })
    .map(({ path, ...node }) => ({ ...node, ...(path !== null && { path }) })),
  nodes: fc.oneof(
    { maxDepth: 3 },
    fc.constant<NavigationNode[]>([]),
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
  ),
}));

describe('the menu', () => {
  it('is for every page what it would be if it were written for it alone', () => {
    fc.assert(
      fc.property(nodes, fc.array(path, { minLength: 1 }), (menu, pages) => {
        for (const page of pages) expect(menuHtml(menu, page, wordsOf('en'))).toBe(plainMenu(menu, page));
      }),
      { seed: 5 },
    );
  });
});

describe('a relative URL', () => {
  it('leads from any path to any other', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'é', ' ', '%', '#', '?', '&') });
    const file = fc.array(
      name.filter(part => !/^\.{0,2}$/.test(part)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(file, file, (from, to) => {
        const url = new URL(
          relativeUrl(from.join('/'), to.join('/')),
          `http://x/${from.map(encodeURIComponent).join('/')}`,
        );
        expect(url.pathname).toBe(`/${to.map(encodeURIComponent).join('/')}`);
      }),
      { seed: 5 },
    );
  });
});
