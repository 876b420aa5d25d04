import type { ProgramOverview } from '../../literate/overview/program-overview.ts';
import { programWords } from '../../literate/overview/program-words.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import { wordsOf } from '../../literate/words/words.ts';
import { escapeHtml } from '../../output/html/page/escape.ts';
import { oneLine } from './chunk-text.ts';

/** Makes Graphviz's SVG one that can also be heard: with a title, and with a sentence for each file, cycle and missing chunk. */
export function describedSvg(svg: string, overview: ProgramOverview, shown: ReadonlySet<Chunk>, title: string): string {
  const picture = svg.slice(Math.max(0, svg.indexOf('<svg'))).replace(/<!--[\s\S]*?-->\n?/g, '');
  const words = wordsOf('en');
  const sentences = programWords(overview, shown).map(({ word, values }) => words.text(word, ...values));
  const alternative = `<title>${plain(title)}</title>\n<desc>${sentences.map(plain).join('\n')}</desc>\n`;
  const opened = picture.replace(
    /^<svg([^>]*)>\s*/,
    (_, attributes: string) => `<svg${attributes} role="graphics-document document">\n${alternative}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}`;
}

function plain(text: string): string {
  return escapeHtml(oneLine(text, 400));
}
