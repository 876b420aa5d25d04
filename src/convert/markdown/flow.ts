import type { BlockContent, Code, DefinitionContent, List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { ChunkPart } from '../../literate/chunk.ts';
import { type ChunkOption, chunkOptions } from '../chunk-options.ts';
import { objectId } from '../objects.ts';
import { plain } from '../plain.ts';
import { idOfName } from '../site.ts';
import { translateDirective } from './directives.ts';
import { noteName, PhraseTranslation, type Translating } from './phrases.ts';
import { isElsewhere, namesHeading } from './places.ts';
import { translateTable } from './tables.ts';

/** What may stand in quotes, items and notes. */
export type Flow = (BlockContent | DefinitionContent)[];

/** Blocks of reStructuredText as those of Markdown. */
export class FlowTranslation {
  readonly with: Translating;
  readonly phrases: PhraseTranslation;
  /** Which of the document's blocks is being written. */
  #block = 0;

  constructor(translating: Translating) {
    this.with = translating;
    this.phrases = new PhraseTranslation(translating);
  }

  /** All blocks of a document. */
  document(nodes: readonly RootContent[]): RootContent[] {
    const { description } = this.with;
    const front: RootContent[] =
      typeof description === 'string' ? [{ type: 'yaml', value: `description: ${JSON.stringify(description)}` }] : [];
    const blocks = nodes.flatMap((node, index): RootContent[] => {
      this.#block = index;
      if (node.type === 'target' && !isElsewhere(node) && namesHeading(nodes, index)) return [];
      return this.#one(node);
    });
    return [...front, ...blocks];
  }

  /** Blocks inside another. */
  all(nodes: readonly Nodes[]): Flow {
    return nodes.flatMap(node => this.#one(node)) as Flow;
  }

  paragraph(children: readonly Nodes[]): Extract<RootContent, { type: 'paragraph' }> {
    return { type: 'paragraph', children: this.phrases.all(children) };
  }

  #one(node: Nodes): RootContent[] {
    this.with.losses.at(node);
    // A chunk is a place itself.
    const names = node.type === 'code' && this.#partOf(node) ? [] : anchorNames(node);
    return [...names.map(anchor), ...this.#made(node)];
  }

  #made(node: Nodes): RootContent[] {
    switch (node.type) {
      case 'paragraph':
        return [this.paragraph(node.children)];
      case 'heading':
        return [this.#heading(node)];
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }];
      case 'blockquote':
        return [{ type: 'blockquote', children: this.all(node.children) }];
      case 'attribution':
        return [{ type: 'paragraph', children: [{ type: 'text', value: '— ' }, ...this.phrases.all(node.children)] }];
      case 'list':
        return [this.#list(node)];
      case 'definitionList':
      case 'fieldList':
      case 'optionList':
        return [this.#pairs(node)];
      case 'lineBlock':
        return [this.#lines(node)];
      case 'code':
        return [this.#code(node)];
      case 'parsedLiteral':
        this.with.losses.add(node, 'markup in preformatted text');
        return [{ type: 'code', value: plain(this.phrases.all(node.children)) }];
      case 'rubric':
        this.with.losses.add(node, 'a rubric becomes a paragraph in bold');
        return [{ type: 'paragraph', children: bold(this.phrases.all(node.children)) }];
      case 'math':
        return [this.#math(node)];
      case 'blockTable':
        return translateTable(this, node);
      case 'image':
        return [{ type: 'paragraph', children: [this.phrases.image(node)] }];
      case 'comment':
        return node.value.trim() === ''
          ? []
          : [{ type: 'html', value: `<!-- ${node.value.replace(/-->/g, '-- >')} -->` }];
      case 'target':
        return this.#target(node);
      case 'footnoteDefinition':
        if (node.data?.citation) this.with.losses.add(node, `the citation [${node.label ?? ''}] becomes a footnote`);
        return [{ type: 'footnoteDefinition', identifier: noteName(node), children: this.all(node.children) }];
      case 'substitutionDefinition':
        return [];
      case 'containerDirective':
        return translateDirective(this, node);
      default:
        return this.#other(node);
    }
  }

  /** Inline nodes that stand alone, such as a picture with a link; what describes objects; and what nobody knows. */
  #other(node: Nodes): RootContent[] {
    if (INLINE.has(node.type)) return [{ type: 'paragraph', children: this.phrases.all([node]) }];
    const type: string = node.type;
    if (type === 'objectSignature' && 'children' in node)
      return [
        ...idsIn(node).map(anchor),
        { type: 'paragraph', children: [{ type: 'inlineCode', value: plain(node.children) }] },
      ];
    if (node.type === 'objectDescription')
      this.with.losses.add(node, `the description of a ${node.kind} becomes code and text`);
    else if (type !== 'objectContent') this.with.losses.add(node, `the form of "${type}": its content stays`);
    if ('children' in node) return isText(node) ? [this.paragraph(node.children)] : this.all(node.children);
    return 'value' in node ? [{ type: 'code', value: node.value }] : [];
  }

  #heading(node: Extract<Nodes, { type: 'heading' }>): RootContent {
    if ((node.data?.rst?.level ?? 0) > 6) this.with.losses.add(node, 'Markdown has six levels of headings');
    const headingId = this.with.places.headings.get(node);
    return {
      type: 'heading',
      depth: node.depth,
      children: this.phrases.all(node.children),
      ...(headingId !== undefined && { data: { headingId } }),
    };
  }

  #list(node: List): List {
    const style = node.data?.rst?.attributes?.enumtype;
    if (style !== undefined && style !== 'arabic') this.with.losses.add(node, `numbers in the style "${style}"`);
    return {
      type: 'list',
      ordered: Boolean(node.ordered),
      start: node.start ?? null,
      // Blank lines between items mean nothing; those inside of one are written where they must be.
      spread: false,
      children: node.children.map(item => this.#item(item)),
    };
  }

  #item(item: ListItem): ListItem {
    return { type: 'listItem', spread: false, children: this.all(item.children) };
  }

  /** Terms, fields and options as a list of what they are called and what is said of them. */
  #pairs(node: Extract<Nodes, { type: 'definitionList' | 'fieldList' | 'optionList' }>): List {
    this.with.losses.add(node, `${PAIRS[node.type]} becomes a list`);
    const items: ListItem[] = [];
    let called: PhrasingContent[] = [];
    for (const child of node.children) {
      if (child.type === 'definitionTerm' || child.type === 'fieldName' || child.type === 'optionGroup') {
        if (called.length > 0) called.push({ type: 'break' });
        called.push(...this.#called(child));
      } else {
        items.push({ type: 'listItem', spread: false, children: this.#described(called, child.children) });
        called = [];
      }
    }
    if (called.length > 0) items.push({ type: 'listItem', spread: false, children: this.#described(called, []) });
    const spread = items.some(item => item.children.length > 1);
    return { type: 'list', ordered: false, start: null, spread, children: items };
  }

  #called(node: Extract<Nodes, { type: 'definitionTerm' | 'fieldName' | 'optionGroup' }>): PhrasingContent[] {
    if (node.type === 'optionGroup')
      return node.children.flatMap((option, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
        {
          type: 'inlineCode',
          value: option.children
            .map(part => (part.type === 'optionArgument' ? part.delimiter : '') + plain([part]))
            .join(''),
        },
      ]);
    const name = this.phrases.all(node.children.filter(child => child.type !== 'classifier'));
    const classifiers = this.phrases.all(node.children.filter(child => child.type === 'classifier'));
    return [...bold(name), ...classifiers];
  }

  /** The first paragraph goes on where the term ends. */
  #described(called: readonly PhrasingContent[], body: readonly Nodes[]): Flow {
    const [first, ...rest] = this.all(body);
    if (first?.type !== 'paragraph')
      return [{ type: 'paragraph', children: [...called] }, ...(first ? [first, ...rest] : [])];
    return [{ type: 'paragraph', children: [...called, { type: 'break' }, ...first.children] }, ...rest];
  }

  #lines(node: Extract<Nodes, { type: 'lineBlock' }>): RootContent {
    if (node.children.some(child => child.type === 'lineBlock')) this.with.losses.add(node, 'indented lines of verse');
    const lines = linesOf(node).map(line => this.phrases.all(line.children));
    return {
      type: 'paragraph',
      children: lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line])),
    };
  }

  #code(node: Code): Code {
    const part = this.#partOf(node);
    const options = part ? chunkOptions(part) : [];
    const { title, numbered } = node.data ?? {};
    this.#optionsLost(node, options);
    const braces = options.map(([key, value]) => fenceAttribute(key, value));
    if (title !== undefined && title !== part?.name) braces.push(fenceAttribute('title', title));
    if (numbered !== undefined) braces.unshift('.numberLines');
    const meta = braces.length === 0 ? null : `{${braces.join(' ')}}`;
    return { type: 'code', lang: node.lang ?? null, meta, value: part?.code ?? node.value };
  }

  #partOf(node: Code): ChunkPart | undefined {
    return this.with.parts.find(this.#block, node.data?.chunk?.part);
  }

  #optionsLost(node: Code, written: readonly ChunkOption[]): void {
    const kept = new Set<string>([...KEPT, ...written.map(([key]) => key)]);
    const lost = Object.keys(node.data?.codeDirective?.options ?? {}).filter(key => !kept.has(key));
    if (lost.length > 0) this.with.losses.add(node, `${lost.join(', ')} of the code`);
  }

  #math(node: Extract<Nodes, { type: 'math' }>): RootContent {
    const [name] = node.data?.rst?.names ?? [];
    return {
      type: 'math',
      meta: name === undefined ? null : `{#${idOfName(name)}}`,
      value: node.value.replace(/\n\s*\n/g, '\n'),
    };
  }

  #target(node: Extract<Nodes, { type: 'target' }>): RootContent[] {
    if (node.url !== undefined && !node.anonymous)
      return node.names.map(name => ({ type: 'definition', identifier: name, label: name, url: node.url ?? '' }));
    if (isElsewhere(node)) return [];
    const [name] = node.names;
    if (name === undefined) return node.id === undefined ? [] : [anchor(objectId(node.id))];
    return [anchor(this.with.places.names.get(name)?.id ?? idOfName(name))];
  }
}

const INLINE: ReadonlySet<string> = new Set([
  'link',
  'linkReference',
  'crossReference',
  'substitutionReference',
  'textDirective',
  'inlineCode',
  'inlineMath',
  'emphasis',
  'strong',
  'problematic',
]);

/** Ids of what is described by a signature. */
function idsIn(node: Nodes): string[] {
  const own = node.type === 'target' && node.id !== undefined ? [objectId(node.id)] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(idsIn)] : own;
}

/** Whether a node holds text, and no blocks. */
function isText(node: Nodes): boolean {
  return (
    !BLOCKS.test(node.type) &&
    'children' in node &&
    node.children.every(child => child.type === 'text' || INLINE.has(child.type) || isText(child))
  );
}

const BLOCKS = /^(?:object|paragraph$|heading$|blockquote$)|(?:list|item|block|line)$/i;

const PAIRS = { definitionList: 'a definition list', fieldList: 'a field list', optionList: 'an option list' } as const;

/** Options of code that are said otherwise, or only repeat what is there. */
const KEPT: ReadonlySet<string> = new Set([
  'name',
  'caption',
  'linenos',
  'number-lines',
  'force',
  'dedent',
  'language',
]);

/** Names that a directive gives its content. Formulas carry theirs themselves. */
function anchorNames(node: Nodes): string[] {
  const isNamed = ['code', 'blockTable', 'image', 'containerDirective', 'parsedLiteral', 'rubric'].includes(node.type);
  const isImplicit = node.type === 'containerDirective' && (node.name === 'contents' || node.name === 'equation');
  return isNamed && !isImplicit ? (node.data?.rst?.names ?? []).map(idOfName) : [];
}

function anchor(id: string): RootContent {
  return { type: 'html', value: `<a id="${id}"></a>` };
}

/** Strong text; what is markup itself stays as it is, with strong text around it. */
function bold(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    const [, before = '', inner = '', after = ''] =
      node.type === 'text' ? (/^(\s*)([\s\S]*?)(\s*)$/.exec(node.value) ?? []) : [];
    if (inner === '') return [node];
    const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: inner }] };
    return [...blank(before), strong, ...blank(after)];
  });
}

function blank(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

function linesOf(node: Extract<Nodes, { type: 'lineBlock' }>): Extract<Nodes, { type: 'lineBlockLine' }>[] {
  return node.children.flatMap(child => (child.type === 'lineBlock' ? linesOf(child) : [child]));
}

/** One attribute between the braces of a fence. */
function fenceAttribute(key: string, value: string): string {
  if (key === 'name') return /^[^\s{}"',#.]+$/.test(value) ? `#${value}` : `#"${value.replace(/"/g, '\\"')}"`;
  return value === '' ? key : `${key}="${value.replace(/"/g, '\\"')}"`;
}
