import type { PageProblem } from '../protocol.ts';

/** What pylit itself shows on a page: lines in a corner, and problems at their blocks. */
export interface Panel {
  /** Shows a line about the page as a whole, or none. Lines with different names stand side by side. */
  say(name: string, text: string | undefined): void;
  /** Shows the problems of a page, each before the element that it is about where that is known. */
  problems(list: readonly (PageProblem & { readonly element: Element | undefined })[], elsewhere: number): void;
}

/**
 * Runs in the browser; its text is sent there, so it uses nothing from outside. Everything stands in shadow trees: the page's styles do not reach
 * it, and its own do not reach the page.
 *
 * @param open opens a place in the editor; says why not where it cannot
 */
export function makePanel(open: (problem: PageProblem) => Promise<string | undefined>): Panel {
  const STYLES = `
    :host { all: initial; display: block; font: 14px/1.45 system-ui, sans-serif; color: #1f2328; color-scheme: light; }
    .box { margin: 0.5em 0; padding: 0.5em 0.75em; border-left: 4px solid #cf222e; background: #ffebe9; overflow-wrap: anywhere; }
    .box.warning { border-color: #9a6700; background: #fff8c5; }
    .corner { position: fixed; right: 12px; bottom: 12px; z-index: 2147483647; max-width: min(28rem, 90vw); max-height: 50vh; overflow: auto;
      padding: 0.5em 0.75em; border-radius: 6px; background: #fff; box-shadow: 0 2px 12px #0005; overflow-wrap: anywhere; }
    .corner:empty { display: none; }
    .corner > div + div { margin-top: 0.4em; }
    ul { margin: 0.25em 0 0; padding-left: 1.2em; }
    button { all: unset; color: #0969da; text-decoration: underline; cursor: pointer; font-family: ui-monospace, monospace; font-size: 12px; }
    button:focus-visible { outline: 2px solid #0969da; outline-offset: 2px; }
    .hint { color: #59636e; }
  `;
  const styles = new CSSStyleSheet();
  styles.replaceSync(STYLES);
  const lines = new Map<string, HTMLElement>();
  const corner = div('corner');
  corner.setAttribute('role', 'status');
  let boxes: HTMLElement[] = [];
  let shown = '';

  function say(name: string, text: string | undefined): void {
    const line = text === undefined ? undefined : document.createElement('div');
    line?.append(text ?? '');
    show(name, line);
  }

  function show(name: string, line: HTMLElement | undefined): void {
    lines.get(name)?.remove();
    lines.delete(name);
    if (!line) return;
    lines.set(name, line);
    corner.append(line);
    // The panel comes into the page when it first has something to say.
    if (!corner.isConnected) document.body.append(host('pylit-panel', corner));
  }

  function problems(list: Parameters<Panel['problems']>[0], elsewhere: number): void {
    const key = JSON.stringify([list, elsewhere]);
    const isSame =
      key === shown &&
      list.filter(({ element }) => element).every(({ element }, i) => boxes[i]?.nextSibling === element);
    if (isSame) return;
    shown = key;
    for (const box of boxes) box.remove();
    boxes = list.flatMap(problem => (problem.element ? [boxAt(problem, problem.element)] : []));
    show('problems', list.length + elsewhere === 0 ? undefined : summary(list, elsewhere));
  }

  function boxAt(problem: PageProblem, element: Element): HTMLElement {
    const box = div(`box ${problem.severity}`);
    box.append(...description(problem));
    const placed = host('pylit-problem', box);
    element.before(placed);
    return placed;
  }

  function summary(list: Parameters<Panel['problems']>[0], elsewhere: number): HTMLElement {
    const line = document.createElement('div');
    line.append(`${counted(list.length, 'problem')} on this page${elsewhere > 0 ? `, ${elsewhere} on others` : ''}`);
    const items = document.createElement('ul');
    for (const problem of list) {
      const item = document.createElement('li');
      item.append(...description(problem));
      items.append(item);
    }
    if (list.length > 0) line.append(items);
    return line;
  }

  function description(problem: PageProblem): Node[] {
    const place = document.createElement('button');
    place.type = 'button';
    place.textContent = `${problem.file}:${problem.line}`;
    place.title = 'Open in the editor';
    place.addEventListener('click', async () => say('editor', await open(problem)));
    const text = document.createElement('span');
    text.textContent = ` ${problem.message}`;
    if (problem.hint === undefined) return [place, text];
    const hint = document.createElement('span');
    hint.className = 'hint';
    hint.textContent = ` ${problem.hint}`;
    return [place, text, hint];
  }

  function host(name: string, content: HTMLElement): HTMLElement {
    const element = document.createElement(name);
    element.dataset.pylitAdded = '';
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles];
    root.append(content);
    return element;
  }

  function div(className: string): HTMLElement {
    const element = document.createElement('div');
    element.className = className;
    return element;
  }

  function counted(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
  }

  return { say, problems };
}
