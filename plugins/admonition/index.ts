import type { Element, ElementContent } from 'hast';
import type { Blockquote, Nodes, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { definePlugin } from 'pylit/plugin';
import * as v from 'valibot';

/** What the configuration may say. */
export interface AdmonitionOptions {
  /** Titles in place of those of the language, by kind: `{ note: 'Hinweis' }`. */
  readonly titles: Readonly<Record<string, string>>;
}

/** The kinds of boxes; each is the name of its title, too. */
const KINDS = [
  ...(['note', 'tip', 'hint', 'important', 'seealso', 'attention', 'warning', 'caution', 'danger', 'error'] as const),
];

type Kind = (typeof KINDS)[number];

/** Draws boxes: container directives of Markdown and reStructuredText, and GitHub's alerts. */
export default definePlugin<AdmonitionOptions>({
  name: 'admonition',
  version: '3',
  options: v.strictObject({ titles: v.optional(v.record(v.string(), v.string()), {}) }),
  match: node => directiveKind(node) !== undefined || alertKind(node) !== undefined,
  transforms: {
    async html(node, { options, render, word }) {
      const box = node.type === 'blockquote' ? alertBox(node) : directiveBox(node);
      if (!box) return [];
      const own = box.title ?? textOf(options.titles[box.kind]);
      const title: ElementContent[] = own
        ? inline(await render([{ type: 'paragraph', children: own }]))
        : [{ type: 'text', value: word(titleOf(box.kind)) }];
      const heading = element('p', ['admonition-title'], title);
      const classes = [...new Set(['admonition', box.kind, ...box.classes])];
      return [element('aside', classes, [heading, ...(await render(box.children))])];
    },
  },
});

interface Box {
  readonly kind: string;
  /** The author's own classes. */
  readonly classes: readonly string[];
  /** The author's own title. */
  readonly title?: Paragraph['children'];
  readonly children: readonly RootContent[];
}

function textOf(title: string | undefined): Paragraph['children'] | undefined {
  return title === undefined ? undefined : [{ type: 'text', value: title }];
}

/** A box of no kind is a note. */
function titleOf(kind: string): Kind {
  return KINDS.find(name => name === kind) ?? 'note';
}

function directiveKind(node: Nodes): string | undefined {
  if (node.type !== 'containerDirective') return undefined;
  return node.name === 'admonition' || KINDS.some(kind => kind === node.name) ? node.name : undefined;
}

/** Markdown gives the title as the directive's label, reStructuredText as its argument. */
function directiveBox(node: Nodes): Box | undefined {
  if (node.type !== 'containerDirective') return undefined;
  const [first, ...rest] = node.children;
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const argument = argumentOf(node);
  return {
    kind: node.name,
    classes: node.attributes?.class?.split(/\s+/).filter(name => name !== '') ?? [],
    ...(argument !== undefined && { title: [{ type: 'text', value: argument }] }),
    ...(isLabel && { title: first.children }),
    children: isLabel ? rest : node.children,
  };
}

/** Only `admonition` has a title as its argument; the others' arguments are their first words, which are among their children. */
function argumentOf({ name, data }: ContainerDirective): string | undefined {
  if (name !== 'admonition' || !data || !('argument' in data)) return undefined;
  return typeof data.argument === 'string' && data.argument !== '' ? data.argument : undefined;
}

/** `> [!NOTE]` alone on the first line, in any case, as GitHub has it. */
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

function alertKind(node: Nodes): string | undefined {
  const first = node.type === 'blockquote' ? node.children[0] : undefined;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (text?.type !== 'text') return undefined;
  const mark = ALERT.exec(text.value);
  const isAlone =
    mark !== null &&
    (mark[0].endsWith('\n') ||
      first?.type !== 'paragraph' ||
      first.children.length === 1 ||
      first.children[1]?.type === 'break');
  return isAlone ? mark[1]?.toLowerCase() : undefined;
}

function alertBox(node: Blockquote): Box | undefined {
  const kind = alertKind(node);
  const [first, ...rest] = node.children;
  if (kind === undefined || first?.type !== 'paragraph') return undefined;
  const inner = withoutMark(first);
  return { kind, classes: [], children: inner.children.length > 0 ? [inner, ...rest] : rest };
}

function withoutMark(paragraph: Paragraph): Paragraph {
  const [text, ...rest] = paragraph.children;
  const value = text?.type === 'text' ? text.value.replace(ALERT, '') : '';
  const kept = rest[0]?.type === 'break' ? rest.slice(1) : rest;
  return { ...paragraph, children: value === '' ? kept : [{ type: 'text', value }, ...kept] };
}

/** The content of the paragraph that a title is rendered as. */
function inline(rendered: readonly ElementContent[]): ElementContent[] {
  return rendered.flatMap(node => (node.type === 'element' && node.tagName === 'p' ? node.children : [node]));
}

function element(tagName: string, className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: { className }, children };
}
