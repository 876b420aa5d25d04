import type { Program } from '../literate/stitch/generated.ts';

/** A document: prose and code in turn. No two texts of prose are alike, and none is in the code. */
export interface GeneratedDocument {
  readonly name: string;
  /** One more than there are blocks of code; fences and directives are part of it. */
  readonly prose: readonly string[];
  /** As the document has it: with the indentation and marks of its block. */
  readonly codes: readonly string[];
}

interface Block {
  readonly above: string;
  readonly below: string;
  /** What stands before each line of code, and before one that is blank. */
  readonly prefix: string;
  readonly blank: string;
}

type Chunk = Program['chunks'][number];

/** Writes chunks into documents of both formats, in blocks of all kinds, some documents with CRLF and some without a last line end. */
export function documentsOf({ chunks }: Program, folder: string, seed: number): GeneratedDocument[] {
  return [0, 1, 2].map(index => {
    const isRst = (seed + index) % 3 === 1;
    const isCrlf = (seed + index) % 4 === 2;
    // In their order: some parts stand by what is said before.
    const own = chunks.filter((_, at) => Math.floor((at * 3) / chunks.length) === index);
    const blocks = own.map((chunk, at) => [chunk, blockOf(chunk, folder, isRst, seed + at)] as const);
    const prose = [`${isRst ? `T${index}\n======\n` : `# T${index}\n`}\n`];
    for (const [at, [, { above, below }]] of blocks.entries()) {
      prose[at] += `Text ${at} ¶${index} \`\`<<not code>>\`\`.  \n\n${above}`;
      prose.push(below);
    }
    const isOpen = seed % 5 === 0 && !isRst && blocks.length > 0;
    if (isOpen) prose[blocks.length] = '';
    else prose[blocks.length] += `The end ¶${index}.`;
    const ends = (text: string) => (isCrlf ? text.replaceAll('\n', '\r\n') : text);
    return {
      name: `${folder}/d${index}.${isRst ? 'rst' : 'md'}`,
      prose: prose.map(ends),
      codes: blocks.map(([{ code }, { prefix, blank }]) =>
        ends(`${code.replace(/^.*$/gm, line => (line === '' ? blank : prefix + line))}\n`),
      ),
    };
  });
}

/** The text of a document. */
export function textOf({ prose, codes }: GeneratedDocument): string {
  return prose.map((text, index) => text + (codes[index] ?? '')).join('');
}

/** The code of a document whose prose is as it was; undefined where any byte of it differs. */
export function codesIn({ prose }: GeneratedDocument, text: string): string[] | undefined {
  const codes: string[] = [];
  let at = 0;
  for (const [index, piece] of prose.entries()) {
    const isLast = index === prose.length - 1;
    const found = isLast ? text.length - piece.length : text.indexOf(piece, at);
    if (found < at || text.slice(found, found + piece.length) !== piece) return undefined;
    if (index > 0) codes.push(text.slice(at, found));
    else if (found > 0) return undefined;
    at = found + piece.length;
  }
  return codes;
}

function blockOf(chunk: Chunk, folder: string, isRst: boolean, seed: number): Block {
  const attributes = { name: `${folder}.${chunk.name}`, file: chunk.file && `${folder}/${chunk.file}` };
  const anchor = chunk.anchor && `${folder}.${chunk.anchor}`;
  if (isRst) {
    const isList = seed % 2 === 0;
    const [first, indent] = isList ? ['- ', '  '] : ['', ''];
    const options = [
      `:name: ${attributes.name}`,
      ...(attributes.file ? [`:file: ${attributes.file}`] : []),
      ...(chunk.join ? [`:${chunk.join}: ${anchor}`] : []),
    ];
    const prefix = `${indent}   `;
    const head = [`${first}.. pylit:code:: python`, ...options.map(option => prefix + option), '', ''].join('\n');
    return { above: head, below: `\n${name(chunk)} ends ${seed}.\n\n`, prefix, blank: '' };
  }
  const words = [
    `#${attributes.name}`,
    ...(attributes.file ? [`file="${attributes.file}"`] : []),
    ...(chunk.join ? [`${chunk.join}="${anchor}"`] : []),
  ];
  const [first, prefix, blank] = CONTAINERS[seed % CONTAINERS.length] ?? ['', '', ''];
  const fence = seed % 2 === 0 ? '```' : '~~~~';
  return {
    above: `${first}${fence}python {${words.join(' ')}}\n`,
    below: `${prefix}${fence}\n\n${name(chunk)} ends ${seed}.\n\n`,
    ...{ prefix, blank },
  };
}

const CONTAINERS = [
  ['', '', ''],
  ['- ', '  ', ''],
  ['> ', '> ', '>'],
  ['', '', ''],
  ['1. ', '   ', ''],
  ['- > ', '  > ', '  >'],
  ['  ', '  ', ''],
] as const;

function name({ name, code }: Chunk): string {
  return `Block ${name} of ${code.length}`;
}
