import { describe, expect, it } from 'vitest';
import { makeMenus } from '../../src/build/menu.ts';
import type { NavigationNode } from '../../src/literate/format.ts';

function page(path: string, children: NavigationNode[] = []): NavigationNode {
  return { title: path, path, children };
}

function folder(title: string, children: NavigationNode[]): NavigationNode {
  return { title, children };
}

function pages(prefix: string, count: number): NavigationNode[] {
  return Array.from({ length: count }, (_, index) => page(`${prefix}${index}.html`));
}

describe('the menus of pages', () => {
  it('are the whole tree in a site of usual size', () => {
    const tree = [page('index.html'), folder('a', pages('a/', 20))];
    expect(makeMenus(tree).menu('a/3.html')).toBe(tree);
    expect(makeMenus(tree).home).toBe('index.html');
    expect(
      makeMenus(tree)
        .trail('a/3.html')
        .map(node => node.title),
    ).toEqual(['a']);
  });

  it('open only the folders on the way to the page in a large site', () => {
    const tree = Array.from({ length: 100 }, (_, index) => folder(`f${index}`, pages(`f${index}/`, 100)));
    const menu = makeMenus(tree).menu('f7/3.html');
    expect(menu).toHaveLength(100);
    expect(menu.filter(node => node.children.length > 0).map(node => node.title)).toEqual(['f7']);
    expect(menu[7]?.children).toHaveLength(100);
    expect(menu[8]).toEqual({ title: 'f8', path: 'f8/0.html', children: [] });
  });

  it('are one value for pages that show the same', () => {
    const menus = makeMenus(Array.from({ length: 100 }, (_, index) => folder(`f${index}`, pages(`f${index}/`, 100))));
    expect(menus.menu('f7/3.html')).toBe(menus.menu('f7/90.html'));
    expect(menus.menu('f7/3.html')).not.toBe(menus.menu('f8/3.html'));
  });

  it('show the neighbourhood in a folder of very many pages, and lead on', () => {
    const menu = makeMenus(pages('', 10_000)).menu('5050.html');
    expect(menu.map(node => node.path).slice(0, 3)).toEqual(['4949.html', '4950.html', '4951.html']);
    expect(menu[0]?.title).toBe('…');
    expect(menu.at(-1)).toEqual({ title: '…', path: '5150.html', children: [] });
    expect(menu).toHaveLength(202);
  });

  it('show the children of a folder on its own page', () => {
    const tree = Array.from({ length: 100 }, (_, index) => page(`f${index}/index.html`, pages(`f${index}/`, 100)));
    expect(makeMenus(tree).menu('f2/index.html')[2]?.children).toHaveLength(100);
  });
});
