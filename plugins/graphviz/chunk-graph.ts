import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { TransformContext } from 'pylit/plugin';
import { render } from './render.ts';

type Directive = Extract<Nodes, { type: 'leafDirective' | 'containerDirective' }>;

/** Finds the directive `chunk-graph`, which draws the project's programs or a part of them. */
export function chunkGraph(node: Nodes): Directive | undefined {
  const isDirective = node.type === 'leafDirective' || node.type === 'containerDirective';
  return isDirective && node.name === 'chunk-graph' ? node : undefined;
}

/** Draws what the directive asks for, with links to the chunks, and says it in words below. */
export async function drawChunkGraph(node: Directive, context: TransformContext<unknown>): Promise<ElementContent[]> {
  const name = nameIn(node);
  const graph = context.names.lookup('program', name);
  if (!graph) {
    const near = name === '' ? [] : context.names.nearest('chunk', name).slice(0, 3);
    const hint =
      near.length > 0 ? { hint: `Did you mean ${near.map(each => JSON.stringify(each)).join(' or ')}?` } : {};
    const text = name === '' ? 'There are no chunks to draw.' : `There is no file or chunk ${JSON.stringify(name)}.`;
    context.message(name === '' ? 'warning' : 'error', 'graphviz', text, hint);
    return [element('p', { className: ['pylit-error'] }, [{ type: 'text', value: text }])];
  }
  const words = inWords(graph.words, context);
  if (graph.dot === '') {
    const text = `The graph has ${graph.nodes} nodes and ${graph.edges} edges, which is too large to be drawn.`;
    context.message('warning', 'graphviz', text, { hint: 'Name a file or a chunk to draw a part of it.' });
    return [words];
  }
  const { output = '' } = await render(graph.dot, { format: 'svg', engine: 'dot' });
  const { pictureOf } = await import('./svg.ts');
  const picture = pictureOf(output, name === '' ? context.word('chunksOfProgram') : context.word('whatIsMadeOf', name));
  const linked = withLinks(picture, index => context.linkTo('chunk', graph.chunks[index] ?? ''));
  const drawing = linked.type === 'element' ? withProperties(linked, { role: 'group' }) : linked;
  const frame = element('div', { className: ['chunk-graph-drawing'], tabIndex: 0 }, [drawing]);
  return [element('figure', { className: ['graphviz', 'chunk-graph'] }, [frame, words])];
}

/** The argument in reStructuredText; in Markdown the text in square brackets. */
function nameIn(node: Directive): string {
  const { argument } = (node.data ?? {}) as { argument?: unknown };
  const text = typeof argument === 'string' ? argument : node.type === 'leafDirective' ? textOf(node) : '';
  return text.trim().replace(/\s+/g, ' ');
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

type Sentence = { readonly word: Parameters<TransformContext<unknown>['word']>[0]; readonly values: readonly string[] };

function inWords(sentences: readonly Sentence[], { word: say }: TransformContext<unknown>): Element {
  const items = sentences.map(({ word, values }) => element('li', {}, [{ type: 'text', value: say(word, ...values) }]));
  const summary = element('summary', {}, [{ type: 'text', value: say('inWords') }]);
  return element('details', {}, [summary, element('ul', {}, items)]);
}

/** Graphviz was given numbers for addresses, which are not known before the page is made. */
function withLinks(node: ElementContent, addressOf: (index: number) => string | undefined): ElementContent {
  if (node.type !== 'element') return node;
  const children = node.children.map(child => withLinks(child, addressOf));
  if (node.tagName !== 'a') return { ...node, children };
  const { xLinkHref, xLinkTitle: _, ...properties } = node.properties;
  const href = addressOf(Number(String(xLinkHref).slice(1)));
  return { ...node, properties: { ...properties, ...(href !== undefined && { href }) }, children };
}

function withProperties(node: Element, properties: Element['properties']): Element {
  return { ...node, properties: { ...node.properties, ...properties } };
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
