import type { Element, ElementContent } from 'hast';
import { definePlugin } from 'pylit/plugin';
import * as v from 'valibot';
import { chunkGraph, drawChunkGraph } from './chunk-graph.ts';
import { render } from './render.ts';
import { graphSource } from './source.ts';

/** Version of the Graphviz build; a test compares it with the installed package. */
export const VIZ_VERSION = '3.31.0';

/** What the configuration may say. */
export interface GraphvizOptions {
  /** Layout engine of graphs that do not name one. */
  readonly engine: string;
  /** Longer graphs, counted in characters, are refused: their layout may take minutes. */
  readonly limit: number;
  /** Graphs with more edges are refused. */
  readonly edges: number;
}

/** Draws graphs with Graphviz, compiled to WebAssembly. */
export default definePlugin<GraphvizOptions>({
  name: 'graphviz',
  version: `4 viz ${VIZ_VERSION}`,
  options: v.strictObject({
    engine: v.optional(v.picklist(['dot', 'neato', 'fdp', 'sfdp', 'circo', 'twopi', 'osage', 'patchwork']), 'dot'),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 20_000),
    edges: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1_500),
  }),
  match: node => graphSource(node) !== undefined || chunkGraph(node) !== undefined,
  transforms: {
    async html(node, context) {
      const { options, message } = context;
      const program = chunkGraph(node);
      if (program) return drawChunkGraph(program, context);
      const graph = graphSource(node);
      if (!graph) return [];
      const fail = (text: string, line?: number) => {
        message('error', 'graphviz', text, line === undefined ? {} : { line: line + graph.firstLine });
        return [errorBox(text)];
      };
      if (graph.text.length > options.limit)
        return fail(`The graph has ${graph.text.length} characters; at most ${options.limit} are drawn.`);
      const edges = await countEdges(graph.text);
      if (edges > options.edges) return fail(`The graph has ${edges} edges; at most ${options.edges} are drawn.`);
      const drawn = await render(graph.text, {
        format: 'svg',
        engine: options.engine,
        graphAttributes: { bgcolor: 'transparent' },
      });
      const [problem] = drawn.errors;
      if (drawn.status === 'failure') {
        const reason = problem?.message ?? 'there is no graph in it';
        return fail(`Graphviz cannot draw this: ${reason}.`, lineIn(problem?.message));
      }
      // The HTML parser is large, and most builds draw nothing.
      const { pictureOf } = await import('./svg.ts');
      return [figure(pictureOf(drawn.output, graph.title))];
    },
  },
  styles: () => STYLES,
});

/** Black is what Graphviz draws with when it is told nothing, so it follows the page's own colour, light or dark. */
const STYLES = `.graphviz { overflow-x: auto; text-align: center; }
.graphviz svg { max-width: 100%; height: auto; }
.graphviz [stroke="black"] { stroke: currentColor; }
.graphviz [fill="black"], .graphviz text:not([fill]) { fill: currentColor; }
.chunk-graph-drawing { overflow-x: auto; }
.chunk-graph svg { max-width: none; }
.chunk-graph :is(.undefined, .ambiguous, .refused, .cycle) [stroke]:not([stroke="none"]) { stroke: var(--pylit-error, #d6293e); }
.chunk-graph :is(.undefined, .ambiguous, .refused, .cycle) :is(text, polygon[fill]:not([fill="none"])) { fill: var(--pylit-error, #d6293e); }
.chunk-graph a:is(:hover, :focus-visible) text { text-decoration: underline; }
.chunk-graph details { text-align: left; }
@media print { .chunk-graph svg { max-width: 100%; } }
`;

/** Counts edges before anything is laid out: `{a b} -> {c d}` are four, and a few names in braces make more than can be drawn. */
async function countEdges(text: string): Promise<number> {
  const written = await render(text, { format: 'canon', engine: 'nop2' });
  return written.output?.match(/\s(?:->|--)\s/g)?.length ?? 0;
}

/** Graphviz says "syntax error in line 3 near '->'". */
function lineIn(message: string | undefined): number | undefined {
  const line = /\bline (\d+)/.exec(message ?? '')?.[1];
  return line === undefined ? undefined : Number(line);
}

function figure(picture: ElementContent): Element {
  return {
    type: 'element',
    tagName: 'figure',
    properties: { className: ['graphviz'] },
    children: [picture],
  };
}

function errorBox(text: string): ElementContent {
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: ['pylit-error'] },
    children: [{ type: 'text', value: text }],
  };
}
