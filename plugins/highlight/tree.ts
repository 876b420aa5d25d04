import type { Element, ElementContent } from 'hast';
import type { Token } from './token.ts';

/** The frame of every code block: `pre` and `code`; the keyboard can scroll it. */
export function codeElement(language: string, children: readonly ElementContent[]): Element {
  const className = language === '' ? {} : { className: [`language-${language}`] };
  const code: Element = { type: 'element', tagName: 'code', properties: className, children: [...children] };
  return { type: 'element', tagName: 'pre', properties: { className: ['highlight'], tabIndex: 0 }, children: [code] };
}

/**
 * Makes elements of tokens. The text is cut from `code`, so nothing of it is lost or changed; plain text gets no element. Neighbours of
 * one style share an element, with the blank space between them.
 */
export function tokenElements(code: string, tokens: readonly Token[]): ElementContent[] {
  const elements: ElementContent[] = [];
  let done = 0;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    const next = endOfRun(code, tokens, index);
    const start = Math.max(done, token.start);
    const end = tokens[next - 1]?.end ?? token.end;
    index = next;
    if (token.className === '' || end <= start || isBlank(code, start, end)) continue;
    if (start > done) elements.push({ type: 'text', value: code.slice(done, start) });
    elements.push(styled(token.className, code.slice(start, end)));
    done = end;
  }
  if (done < code.length) elements.push({ type: 'text', value: code.slice(done) });
  return elements;
}

/** Index after the last token that shares an element with the one at `index`. */
function endOfRun(code: string, tokens: readonly Token[], index: number): number {
  const { className, end: first } = tokens[index] ?? { className: '', end: 0 };
  let end = first;
  let next = index + 1;
  for (let last = next; last < tokens.length; last += 1) {
    const token = tokens[last];
    if (token === undefined || !isBlank(code, end, token.start)) break;
    if (token.className === className) {
      if (token.start > end && isDrawnOnBlanks(className)) break;
      next = last + 1;
    } else if (!isBlank(code, token.start, token.end)) break;
    end = Math.max(end, token.end);
  }
  return next;
}

/** A line under or through the text shows on blank space as well. */
function isDrawnOnBlanks(className: string): boolean {
  return /\bt[us]\b/.test(className);
}

function isBlank(code: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    const unit = code.charCodeAt(index);
    if (unit !== 32 && (unit < 9 || unit > 13)) return false;
  }
  return true;
}

function styled(className: string, value: string): ElementContent {
  const children = [{ type: 'text', value } as const];
  return { type: 'element', tagName: 'span', properties: { className: className.split(' ') }, children };
}
