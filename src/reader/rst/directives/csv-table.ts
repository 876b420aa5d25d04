import type { Nodes } from 'mdast';
import { type Cell, tableNode } from '../block/table-node.ts';
import { walk } from '../resolve/walk.ts';
import { characterOf, singleCharacterProblem } from '../text/character-code.ts';
import { type CsvDialect, type CsvValue, readCsv } from '../text/csv.ts';
import { countedFrom, countedLine, fileLines, type Line } from '../text/line.ts';
import { sourceFile } from '../text/source-file.ts';
import { type DirectiveCall, type DirectiveDefinition, type DirectiveFailure, failure } from './definition.ts';
import { openFile } from './included-file.ts';
import { encoding, flag, required, text } from './option-types.ts';
import { columnWidths, finishedTable, headersOf, headersProblem, markStubs, ROW_OPTIONS } from './table-options.ts';

/** Tables with more cells are refused: one long row makes all others as long. */
const MAX_CELLS = 200_000;

/** `csv-table`: a table of values with commas between them, here or in another file. */
export const csvTable: DirectiveDefinition = {
  arguments: [0, 1],
  longArgument: true,
  options: {
    ...ROW_OPTIONS,
    header: text,
    file: required,
    url: required,
    encoding,
    delim: value => (value === 'tab' || value === 'space' ? undefined : singleCharacterProblem(value)),
    keepspace: flag,
    quote: singleCharacterProblem,
    escape: singleCharacterProblem,
  },
  content: true,
  run(call) {
    const data = dataLines(call);
    if ('failed' in data) return data;
    const dialect = dialectOf(call);
    const header = readCsv(call.optionLines.get('header') ?? [], dialect);
    const rows = 'problem' in header ? header : readCsv(data, dialect);
    if ('problem' in header || 'problem' in rows) return csvFailure(call, rows);
    const columns = [...header, ...rows].reduce((most, row) => Math.max(most, row.length), 0);
    if (columns * (header.length + rows.length) > MAX_CELLS) return failure('This table has too many cells.');
    const problem = headersProblem(call, rows);
    if (problem) return problem;
    if (columns === 0) return failure('No table data detected in CSV file.');
    const widths = columnWidths(call, columns);
    if ('failed' in widths) return widths;
    const { heads, stubs } = headersOf(call);
    const cells = (row: readonly CsvValue[]) =>
      Array.from({ length: columns }, (_, index) => cell(call, row[index] ?? []));
    const head = [...header, ...rows.slice(0, heads)].map(cells);
    const shape = { widths, head, body: rows.slice(heads).map(cells) };
    const table = tableNode(call.context, shape, call.source);
    if (call.options.file !== undefined) forgetPlaces(table.children);
    return finishedTable(call, markStubs(table, stubs));
  },
};

/** Places in another file mean nothing in this one. */
function forgetPlaces(nodes: readonly Nodes[]): void {
  walk(nodes, node => {
    delete node.position;
    return undefined;
  });
}

/** docutils counts the lines of all cells from where the content begins. */
function cell({ content: [first], context }: DirectiveCall, value: CsvValue): Cell {
  const lines = first && context.options.strict ? countedFrom(value, countedLine(first) - 1) : value;
  return { moreRows: 0, moreColumns: 0, lines };
}

function csvFailure(call: DirectiveCall, found: object): DirectiveFailure {
  const problem = 'problem' in found ? found.problem : '';
  return failure(`Error with CSV data in "${call.name}" directive:\n${problem}`);
}

function dialectOf({ options }: DirectiveCall): CsvDialect {
  const { delim, quote, escape: escaping, keepspace } = options;
  return {
    delimiter: delim === 'tab' ? '\t' : delim === 'space' ? ' ' : character(delim, ','),
    quote: character(quote, '"'),
    escaping: escaping === undefined ? undefined : character(escaping, ''),
    keepSpace: keepspace !== undefined,
  };
}

function character(written: string | undefined, otherwise: string): string {
  const found = characterOf(written ?? otherwise);
  return 'character' in found ? found.character : otherwise;
}

/** The lines of the values: the content, or those of another file. Nothing is fetched. */
function dataLines(call: DirectiveCall): readonly Line[] | DirectiveFailure {
  const { name, options, content } = call;
  const { file, url } = options;
  if (content.length > 0) {
    if (file === undefined && url === undefined) return content;
    return failure(`"${name}" directive may not both specify an external file and have content.`);
  }
  if (file !== undefined && url !== undefined) {
    const both = 'The "file" and "url" options may not be simultaneously specified';
    return failure(`${both} for the "${name}" directive.`);
  }
  if (url !== undefined)
    return failure(`"${name}" does not read from other servers: save "${url}" beside the document.`);
  if (file === undefined) return failure(`The "${name}" directive requires content; none supplied.`, 2);
  const found = openFile(call, file);
  return 'failed' in found ? found : fileLines(sourceFile(found.text, { path: found.path, said: call.line.file.said }));
}
