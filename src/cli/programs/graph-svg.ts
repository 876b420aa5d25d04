import type { ProgramOverview } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import { escapeHtml } from '../../output/html/page/escape.ts';
import { oneLine } from './chunk-text.ts';

/** Makes Graphviz's SVG one that can also be heard: with a title, and with a sentence for each file, cycle and missing chunk. */
export function describedSvg(svg: string, overview: ProgramOverview, shown: ReadonlySet<Chunk>, title: string): string {
  const picture = svg.slice(Math.max(0, svg.indexOf('<svg'))).replace(/<!--[\s\S]*?-->\n?/g, '');
  const alternative = `<title>${plain(title)}</title>\n<desc>${sentences(overview, shown).map(plain).join('\n')}</desc>\n`;
  const opened = picture.replace(
    /^<svg([^>]*)>\s*/,
    (_, attributes: string) => `<svg${attributes} role="graphics-document document">\n${alternative}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}`;
}

/** A description as long as a program is of no help any more. */
const MAX_SENTENCES = 200;

function sentences(overview: ProgramOverview, shown: ReadonlySet<Chunk>): string[] {
  const made = [...overview.chunks.values()].filter(({ chunk }) => shown.has(chunk));
  const files = overview.files.filter(({ chunk }) => shown.has(chunk));
  const all = [
    ...files.map(({ path, chunk }) => `The file ${path} is made of ${chunk.name}.`),
    ...made.flatMap(({ chunk, children, loose }) => {
      const uses = [...children.map(child => child.chunk.name), ...loose.map(({ name, kind }) => `${name} (${kind})`)];
      return uses.length === 0 ? [] : [`${chunk.name} uses ${uses.join(', ')}.`];
    }),
    ...overview.unused.filter(chunk => shown.has(chunk)).map(({ name }) => `${name} is unused.`),
    ...overview.cycles.filter(({ chunk }) => shown.has(chunk)).map(({ chunk }) => `${chunk.name} contains itself.`),
  ];
  const rest = all.length - MAX_SENTENCES;
  return rest > 0 ? [...all.slice(0, MAX_SENTENCES), `And ${rest} more.`] : all;
}

function plain(text: string): string {
  return escapeHtml(oneLine(text, 400));
}
