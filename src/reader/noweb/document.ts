import type { Code, RootContent } from 'mdast';
import type { ChunkPart } from '../../literate/chunk.ts';
import type { Document as SourceDocument } from '../../literate/document.ts';
import { blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import type {} from '../../literate/node-data.ts';
import { collectDefinitions } from '../markdown/definitions.ts';
import { assemble, blockSpans } from '../markdown/document.ts';
import { type BlockFacts, readFacts } from '../markdown/facts.ts';
import type { ParseMarkdown } from '../markdown/parse.ts';
import type { ReadInput } from '../reader.ts';
import { nowebChunks } from './chunks.ts';
import { isLatex, lineOffsets, markdownNodes, placeOf, plainNodes } from './documentation.ts';
import { type CodePiece, nowebPieces } from './pieces.ts';

/** Reads a noweb file: documentation chunks as Markdown, or kept as they are where they are LaTeX; code chunks as parts of chunks. */
export function readNoweb(parse: ParseMarkdown, input: ReadInput): SourceDocument {
  const { text, attributes } = normalizeSource(input.source);
  const lines = textLines(text);
  const found = nowebPieces(lines);
  const offsets = lineOffsets(lines);
  const documentation = isLatex(lines, found) ? plainNodes(lines, found) : markdownNodes(lines, found, parse);
  const parts = nowebChunks(found.pieces);
  const code = found.pieces.flatMap((piece, index) => {
    const part = parts[index];
    return part ? [codeBlock(piece, part, lines, offsets)] : [];
  });
  const all = [...documentation.map(node => ({ node, facts: factsOf(node) })), ...code].sort(
    (a, b) => lineOf(a.node) - lineOf(b.node),
  );
  const nodes = all.map(({ node }) => node);
  const facts = all.map(({ facts }) => facts);
  const spans = blockSpans(text, nodes, facts, collectDefinitions(facts));
  const { blocks, tail } = blocksFromSpans(text, spans, 'noweb');
  const document = assemble({
    ...{ text, attributes: { ...attributes, ...(tail !== undefined && { tail }) }, nodes, facts, blocks },
  });
  return { ...document, format: 'noweb' };
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 0;
}

/** LaTeX is shown, and nothing else: nothing in it is an option of a chunk. */
function factsOf(node: RootContent): BlockFacts {
  return node.type === 'code' && node.lang === 'latex' ? NO_FACTS : readFacts(node);
}

const NO_FACTS: BlockFacts = {
  ...{ nested: [], parts: [], messages: [], definitions: [], footnotes: [], footnoteReferences: [], htmlIds: [] },
};

function codeBlock(
  { line, end }: CodePiece,
  part: ChunkPart,
  lines: readonly string[],
  offsets: readonly number[],
): { node: Code; facts: BlockFacts } {
  const node: Code = {
    type: 'code',
    ...(part.language !== '' && { lang: part.language }),
    value: part.code.replace(/\n+$/, ''),
    data: { chunk: { name: part.name, part: 0, ...(part.file !== undefined && { file: part.file }) } },
    position: placeOf(line, end, lines, offsets),
  };
  return { node, facts: { ...NO_FACTS, parts: [{ ...part, line: 2 }] } };
}
