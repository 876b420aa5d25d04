import type { PageInput } from '../../literate/format.ts';
import { pageWords } from '../print/page-words.ts';
import { fillText } from './fill.ts';
import type { Layout } from './layout.ts';
import { type TextPage, textLines } from './text-lines.ts';

const WIDTH = 78;

/** Makes a document's plain text: at its end the notes, and where the links lead. */
export function textDocument(page: PageInput): string {
  const { body, notes } = fillText(page);
  const links: string[] = [];
  const shown: TextPage = { width: WIDTH, links };
  const lines = textLines([...titleOf(page, body), ...body], shown);
  const noteLines = textLines(notes.length === 0 ? [] : [{ kind: 'rule' }, { kind: 'list', items: notes }], shown);
  const linkLines = links.map((url, index) => `[${index + 1}] ${url}`);
  const parts = [lines, noteLines, linkLines.length === 0 ? [] : [`${pageWords(page).text('links')}:`, ...linkLines]];
  return `${parts
    .filter(part => part.length > 0)
    .map(part => part.map(line => line.trimEnd()).join('\n'))
    .join('\n\n')}\n`;
}

/** A title of the front matter. */
function titleOf({ outline }: PageInput, body: readonly Layout[]): Layout[] {
  const { title } = outline.exports;
  const hasTitle = body.some(block => block.kind === 'heading' && block.depth === 1);
  return hasTitle || title === undefined ? [] : [{ kind: 'heading', depth: 1, text: title }];
}
