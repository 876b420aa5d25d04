import type { Element, ElementContent } from 'hast';
import type { ThemedToken } from 'shiki/core';
import { colorAsNumber } from './palette.ts';
import { FONT_STYLES } from './stylesheet.ts';

/** The frame of every code block: `pre` and `code`; the keyboard can scroll it. */
export function codeElement(language: string, children: readonly ElementContent[]): Element {
  const className = language === '' ? {} : { className: [`language-${language}`] };
  const code: Element = { type: 'element', tagName: 'code', properties: className, children: [...children] };
  return { type: 'element', tagName: 'pre', properties: { className: ['shiki'], tabIndex: 0 }, children: [code] };
}

interface Run {
  readonly className: string;
  readonly text: string;
}

/** Makes elements of tokens. The text is cut from `code`, so nothing of it is lost or changed; plain text gets no element. */
export function tokenElements(code: string, lines: readonly (readonly ThemedToken[])[]): ElementContent[] {
  const merged: Run[] = [];
  for (const run of runs(code, lines)) {
    const last = merged.at(-1);
    if (last?.className === run.className) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged.map(styled);
}

/** The tokens, and what lies between them: line ends. */
function* runs(code: string, lines: readonly (readonly ThemedToken[])[]): Generator<Run> {
  let done = 0;
  for (const token of lines.flat()) {
    const end = token.offset + token.content.length;
    if (token.offset > done) yield { className: '', text: code.slice(done, token.offset) };
    if (end > done) yield { className: classOf(token), text: code.slice(Math.max(done, token.offset), end) };
    done = Math.max(done, end);
  }
  if (done < code.length) yield { className: '', text: code.slice(done) };
}

function classOf({ content, color, fontStyle = 0 }: ThemedToken): string {
  if (content.trim() === '') return '';
  const number = colorAsNumber(color);
  const fonts = FONT_STYLES.filter(({ bit }) => fontStyle > 0 && (fontStyle & bit) !== 0).map(
    ({ className }) => className,
  );
  return [...(number > 0 ? [`t${number}`] : []), ...fonts].join(' ');
}

function styled({ className, text: value }: Run): ElementContent {
  const text = { type: 'text', value } as const;
  if (className === '') return text;
  return { type: 'element', tagName: 'span', properties: { className: className.split(' ') }, children: [text] };
}
