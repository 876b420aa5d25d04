import type { NavigationNode } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { escapeHtml } from './escape.ts';
import { relativeUrl } from './relative-url.ts';

/** The HTML of a menu as the pages of one folder see it, and what each page puts into it. */
interface RenderedMenu {
  readonly html: string;
  /** By output path: where the page is marked and folders are open, from the start on. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

interface Mark {
  /** Characters from the start of the HTML. */
  readonly at: number;
  readonly text: string;
}

/** Pages that show the same menu get the same value, so it is written once for each folder, and for each language. */
const rendered = new WeakMap<readonly NavigationNode[], Map<Words, Map<string, RenderedMenu>>>();

/** Makes the site's menu as one page shows it: folders on the way to the page are open. */
export function menuHtml(nodes: readonly NavigationNode[], path: string, words: Words): string {
  const { html, marks } = menuOf(nodes, path, words);
  let text = '';
  let done = 0;
  for (const mark of marks.get(path) ?? []) {
    text += html.slice(done, mark.at) + mark.text;
    done = mark.at;
  }
  return text + html.slice(done);
}

function menuOf(nodes: readonly NavigationNode[], path: string, words: Words): RenderedMenu {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const byWords = rendered.get(nodes) ?? new Map<Words, Map<string, RenderedMenu>>();
  rendered.set(nodes, byWords);
  const byFolder = byWords.get(words) ?? new Map<string, RenderedMenu>();
  byWords.set(words, byFolder);
  const known = byFolder.get(folder) ?? new MenuWriter(folder, words).write(nodes);
  byFolder.set(folder, known);
  return known;
}

class MenuWriter {
  readonly #folder: string;
  readonly #words: Words;
  readonly #marks = new Map<string, Mark[]>();
  /** Where the folders around the present place would be opened. */
  readonly #around: number[] = [];
  #html = '';

  constructor(folder: string, words: Words) {
    this.#folder = folder;
    this.#words = words;
  }

  write(nodes: readonly NavigationNode[]): RenderedMenu {
    this.#list(nodes);
    return { html: this.#html, marks: this.#marks };
  }

  #list(nodes: readonly NavigationNode[]): void {
    if (nodes.length === 0) return;
    this.#html += '<ul>';
    for (const node of nodes) {
      this.#html += '\n';
      this.#item(node);
    }
    this.#html += '\n</ul>';
  }

  #item(node: NavigationNode): void {
    if (node.children.length === 0) {
      this.#html += '<li>';
      this.#link(node);
      this.#html += '</li>';
    } else if (node.path === undefined) {
      this.#html += '<li><details';
      this.#inside(node, () => {
        this.#html += '><summary>';
        this.#link(node);
        this.#html += '</summary>';
        this.#list(node.children);
      });
      this.#html += '</details></li>';
    } else {
      // A link may not stand in a summary: both react to a click. They stand side by side.
      this.#html += '<li class="branch">';
      this.#link(node);
      this.#html += '<details';
      this.#inside(node, () => {
        const name = this.#words.markup(escapeHtml, 'pagesOf', escapeHtml(node.title));
        this.#html += `><summary><span class="unseen">${name}</span></summary>`;
        this.#list(node.children);
      });
      this.#html += '</details></li>';
    }
  }

  /** A folder is open on its own page and on all pages in it. */
  #inside(node: NavigationNode, write: () => void): void {
    this.#around.push(this.#html.length);
    if (node.path !== undefined) this.#open(node.path);
    write();
    this.#around.pop();
  }

  #open(path: string): void {
    const marks = this.#marks.get(path) ?? [];
    this.#marks.set(path, marks);
    for (const at of this.#around) if (!marks.some(mark => mark.at === at)) marks.push({ at, text: ' open' });
  }

  #link({ path, title, marked }: NavigationNode): void {
    const badge = marked ? `<span class="menu-changed">${this.#words.markup(escapeHtml, 'changed')}</span>` : '';
    if (path === undefined) {
      this.#html += `<span>${escapeHtml(title)}</span>`;
      return;
    }
    this.#html += `<a href="${escapeHtml(relativeUrl(this.#folder, path))}"`;
    this.#open(path);
    this.#marks.get(path)?.push({ at: this.#html.length, text: ' aria-current="page"' });
    this.#html += `>${escapeHtml(title)}${badge}</a>`;
  }
}
