import type { PhrasingContent } from 'mdast';
import type { ParseContext } from '../context.ts';
import type { SystemMessage } from '../nodes.ts';
import { type Problem, systemMessage, UNSAID } from '../system-message.ts';
import { ESCAPE, restoreEscapes, unescapeText } from '../text/escape.ts';
import { EndStrings } from './end-string.ts';
import type { InlineText } from './inline-text.ts';
import { isPair, mayFollow, mayPrecede } from './punctuation.ts';
import { findUris } from './uri.ts';

/**
 * A text being parsed as inline markup. `base` is where the rest starts that no construct has taken: markup may start there
 * whatever stands before.
 */
export class Scanner {
  readonly context: ParseContext;
  readonly text: InlineText;
  readonly escaped: string;
  readonly ends: EndStrings;
  readonly nodes: PhrasingContent[] = [];
  readonly messages: SystemMessage[] = [];
  base = 0;
  readonly #keepEscapes: boolean;
  /** Start of the text that is not yet in a node. */
  #pending = 0;

  constructor(context: ParseContext, text: InlineText, keepEscapes = false) {
    this.#keepEscapes = keepEscapes;
    this.context = context;
    this.text = text;
    this.escaped = text.escaped;
    this.ends = new EndStrings(text.escaped, context.options.markupInWords);
  }

  /** Whether markup may start at a place, by what stands before it. */
  mayStart(at: number): boolean {
    if (at === this.base) return true;
    const before = this.escaped[at - 1] ?? '';
    return this.context.options.markupInWords ? before !== ESCAPE : mayPrecede(before);
  }

  /** Whether markup may end before a place, by what stands there. */
  mayEnd(at: number): boolean {
    return this.context.options.markupInWords === true || mayFollow(this.escaped, at);
  }

  /** Whether a start-string is enclosed in a pair of quotes or brackets (or ends the text), and so is none. */
  isQuoted(at: number, end: number): boolean {
    if (at === this.base) return false;
    const after = this.escaped[end];
    return after === undefined || isPair(this.escaped[at - 1] ?? '', after);
  }

  /** Adds the nodes that stand for the text from `start` to `end`. */
  add(start: number, end: number, nodes: readonly PhrasingContent[]): void {
    this.#flush(start);
    for (const node of nodes)
      this.nodes.push(node.position ? node : { ...node, position: this.text.position(start, end) });
    if (this.context.options.smartQuotes) this.#noteEscapes(start, end, nodes);
    this.#pending = end;
    this.base = end;
  }

  /** Leaves the text up to `end` as text. */
  pass(end: number): void {
    this.base = end;
  }

  /** Marks text that looks like markup but is none. */
  problem(start: number, end: number, problem: Problem): void {
    const node: PhrasingContent = {
      type: 'problematic',
      children: [{ type: 'text', value: restoreEscapes(this.escaped.slice(start, end)) }],
      data: { hName: 'span', hProperties: { className: ['problematic'] } },
      position: this.text.position(start, end),
    };
    this.add(start, end, [node]);
    const message = this.message(start, problem);
    if (message !== UNSAID) message.about = node;
    this.messages.push(message);
  }

  /** Makes a message about a place in the text. docutils gives the line of the text's start. */
  message(at: number, problem: Problem): SystemMessage {
    const [first] = this.text.lines;
    if (first === undefined) throw new RangeError('Inline text has no lines');
    const message = systemMessage(first, problem);
    if (message === UNSAID) return message;
    const { line, column } = this.text.position(at, at).start;
    message.place = { line, column };
    return message;
  }

  /** Turns the rest into text. */
  finish(): void {
    this.#flush(this.escaped.length);
  }

  /** What is escaped within markup is told by the text between its marks. */
  #noteEscapes(start: number, end: number, [node]: readonly PhrasingContent[]): void {
    const written = this.escaped.slice(start, end);
    if (!written.includes(ESCAPE) || node === undefined || !('children' in node)) return;
    const [only] = node.children;
    const inner = /^(?::[^`]*:)?([*`|_]+)([\s\S]*?)\1/.exec(written)?.[2] ?? '';
    if (only?.type === 'text' && only.value === unescapeText(inner)) only.data = { rst: { written: inner } };
  }

  #flush(end: number): void {
    const start = this.#pending;
    if (end <= start) return;
    const segment = this.escaped.slice(start, end);
    let done = 0;
    for (const uri of findUris(segment, this.context.options.markupInWords)) {
      this.#text(start + done, start + uri.start);
      const position = this.text.position(start + uri.start, start + uri.end);
      const value = unescapeText(segment.slice(uri.start, uri.end));
      this.nodes.push({ type: 'link', url: uri.url, children: [{ type: 'text', value, position }], position });
      done = uri.end;
    }
    this.#text(start + done, end);
  }

  #text(start: number, end: number): void {
    const written = this.escaped.slice(start, end);
    const value = this.#keepEscapes ? written : unescapeText(written);
    if (value === '') return;
    const position = this.text.position(start, end);
    const isTold = this.context.options.smartQuotes && !this.#keepEscapes && written.includes(ESCAPE);
    this.nodes.push({ type: 'text', value, position, ...(isTold && { data: { rst: { written } } }) });
  }
}
