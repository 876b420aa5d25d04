import type { Chunk } from '../tangle/chunk-graph.ts';
import type { LooseReference, OverviewChunk, OverviewFile, ProgramOverview } from './program-overview.ts';

/** A graph in the DOT language, and how large it is. */
export interface ProgramDot {
  readonly text: string;
  readonly nodes: number;
  readonly edges: number;
}

export interface DotOptions {
  readonly title: string;
  /** Where a chunk is shown; absent for a drawing without links. */
  readonly href?: (chunk: Chunk) => string | undefined;
  /** What is behind the drawing; transparent unless said. */
  readonly background?: string;
}

/** So many nodes and edges are drawn: the time of a layout grows with their square, and nobody can read a larger drawing. */
export const MAX_DRAWN = 1500;

/** Red that can be read on white and on black. */
const RED = 'color="#d6293e", fontcolor="#d6293e"';

/**
 * Draws a program as a graph: files, the chunks that they are made of, references to chunks that are not there, and cycles. What the
 * colour says is said in words, too.
 *
 * @param shown the chunks to draw, with all that they are made of
 */
export function programDot(overview: ProgramOverview, shown: ReadonlySet<Chunk>, options: DotOptions): ProgramDot {
  const drawing = new Drawing(overview, options);
  for (const file of overview.files) if (shown.has(file.chunk)) drawing.file(file);
  for (const chunk of overview.chunks.values()) if (shown.has(chunk.chunk)) drawing.chunk(chunk);
  for (const chunk of overview.chunks.values()) if (shown.has(chunk.chunk)) drawing.references(chunk);
  return drawing.finish();
}

class Drawing {
  readonly #options: DotOptions;
  readonly #nodes = new Map<string, string>();
  readonly #edges = new Map<string, string>();
  /** Chunks that have no name but that of their file: one node is enough. */
  readonly #files: ReadonlyMap<Chunk, OverviewFile>;
  readonly #unused: ReadonlySet<Chunk>;
  readonly #cycles: ReadonlySet<string>;

  constructor(overview: ProgramOverview, options: DotOptions) {
    this.#options = options;
    this.#files = new Map(overview.files.flatMap(file => (file.path === file.chunk.name ? [[file.chunk, file]] : [])));
    this.#unused = new Set(overview.unused);
    this.#cycles = new Set(
      overview.cycles.flatMap(({ chunk, steps }) =>
        steps.map(({ to }, index) => this.#edge(steps[index - 1]?.to ?? chunk, to)),
      ),
    );
  }

  file({ path, chunk, isRefused }: OverviewFile): void {
    const look = isRefused ? `, class="refused", ${RED}` : ', class="file"';
    const link = this.#files.has(chunk) ? this.#link(chunk) : '';
    this.#nodes.set(fileId(path), `[label=${label(path, isRefused && 'cannot be made')}, shape=note${look}${link}]`);
    if (!this.#files.has(chunk)) this.#edges.set(`${fileId(path)} -> ${this.#id(chunk)}`, '');
  }

  chunk({ chunk }: OverviewChunk): void {
    if (this.#files.has(chunk)) return;
    const isUnused = this.#unused.has(chunk);
    const look = isUnused ? ', class="unused", style="rounded,dotted"' : ', class="chunk"';
    this.#nodes.set(this.#id(chunk), `[label=${label(chunk.name, isUnused && 'unused')}${look}${this.#link(chunk)}]`);
  }

  references({ chunk, children, loose }: OverviewChunk): void {
    for (const child of children) {
      const edge = this.#edge(chunk, child.chunk);
      this.#edges.set(edge, this.#cycles.has(edge) ? ` [class="cycle", label="cycle", ${RED}]` : '');
    }
    for (const reference of loose) this.#loose(chunk, reference);
  }

  #loose(chunk: Chunk, { name, kind }: LooseReference): void {
    const id = string(`${kind} <<${name}>>`);
    this.#nodes.set(id, `[label=${label(name, kind)}, class="${kind}", style="rounded,dashed", ${RED}]`);
    this.#edges.set(`${this.#id(chunk)} -> ${id}`, ` [class="${kind}", style=dashed, ${RED}]`);
  }

  finish(): ProgramDot {
    const { title, background = 'transparent' } = this.#options;
    const lines = [
      `digraph ${string(title)} {`,
      `  graph [rankdir=LR, bgcolor=${string(background)}, fontname="Helvetica"]`,
      '  node [shape=box, style=rounded, fontname="Helvetica", fontsize=12, height=0.3, margin="0.12,0.05"]',
      '  edge [fontname="Helvetica", fontsize=10, arrowsize=0.7]',
      ...[...this.#nodes].map(([id, look]) => `  ${id} ${look}`),
      ...[...this.#edges].map(([edge, look]) => `  ${edge}${look}`),
      '}',
    ];
    return { text: `${lines.join('\n')}\n`, nodes: this.#nodes.size, edges: this.#edges.size };
  }

  #edge(from: Chunk, to: Chunk): string {
    return `${this.#id(from)} -> ${this.#id(to)}`;
  }

  #id(chunk: Chunk): string {
    const file = this.#files.get(chunk);
    if (file) return fileId(file.path);
    return string(chunk.scope === undefined ? `<<${chunk.name}>>` : `${chunk.scope}::<<${chunk.name}>>`);
  }

  #link(chunk: Chunk): string {
    const href = this.#options.href?.(chunk);
    return href === undefined ? '' : `, URL=${string(href)}`;
  }
}

function fileId(path: string): string {
  return string(`file ${path}`);
}

/** Longer names would make boxes that are wider than the drawing. */
const MAX_LABEL = 48;

/** A label, with a word below it that says what is wrong. In labels a backslash is an escape even where it is doubled as for a string. */
function label(name: string, problem: string | false = false): string {
  const cut = name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1)}…` : name;
  const text = plain(cut).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return problem ? `"${text}\\n(${problem})"` : `"${text}"`;
}

/** A string of DOT; a backslash at its end would take the quote with it, unless there are two. */
function string(text: string): string {
  return `"${plain(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** XML has no control characters at all. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g, '\ufffd');
}
