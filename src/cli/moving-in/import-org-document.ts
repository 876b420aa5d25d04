import { escapedLine } from '../../literate/untangle/prose.ts';
import { type Affiliated, type OrgBlock, sourceBlock, sourceWords } from './import-org-block.ts';
import { headerArgs, mergedArgs } from './import-org-headers.ts';
import { type InlineContext, orgInline } from './import-org-inline.ts';
import { OrgLines } from './import-org-lines.ts';
import { dedented, fence, ITEM, orgList, orgTable, unescaped } from './import-org-parts.ts';
import { inheritedArgs, OrgProperties } from './import-org-properties.ts';

/** What a document is made of: Markdown, or a source block. */
export type OrgPiece =
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'code'; readonly block: OrgBlock };

/** An Org file taken apart. */
export interface OrgDocument {
  readonly pieces: readonly OrgPiece[];
  /** Of headings. */
  readonly ids: readonly string[];
  /** What was left out, with its line. */
  readonly dropped: readonly { readonly line: number; readonly what: string }[];
}

/** Takes an Org file apart. */
export function orgDocument(text: string, title: string): OrgDocument {
  return new OrgReader(new OrgLines(text), title).read();
}

interface Section {
  readonly level: number;
  readonly properties: OrgProperties;
  readonly isComment: boolean;
}

const BEGIN = /^[ \t]*#\+begin_(\S+)(?:\s+(.*))?$/i;
const KEYWORD = /^\s*#\+([\w-]+(?:\[[^\]]*\])?):\s*(.*)$/;
const HEADING = /^(\*+) +(?:(.*?)(?:\s+:([\w@#%:]+):)?\s*)$/;
const PROPERTY = /^\s*#\+property:\s*(header-args\S*)\s+(\S.*)$/i;

class OrgReader {
  private readonly pieces: OrgPiece[] = [];
  private readonly ids: string[] = [];
  private readonly dropped: { line: number; what: string }[] = [];
  private readonly source: OrgLines;
  private readonly lines: readonly string[];
  private title: string;
  private sections: Section[] = [];
  /** Of the drawer at the top, and of `#+property:`. */
  private readonly top = new OrgProperties();
  private readonly keywords = new OrgProperties();
  /** What `#+name:`, `#+caption:` and `#+header:` say of the block to come. */
  private coming: Affiliated = NOTHING;
  private at = 0;
  /** Lines that only end what is taken apart: they are not shown. */
  private readonly ends = new Set<number>();
  private todo = /^(?:TODO|DONE) /;

  constructor(source: OrgLines, title: string) {
    this.source = source;
    this.lines = source.all;
    this.title = title;
  }

  read(): OrgDocument {
    this.readProperties();
    while (/^#(?: |$)/.test(this.lines[this.at] ?? '')) this.drop('a comment');
    this.properties(this.top);
    while (this.at < this.lines.length) this.next();
    const title = { kind: 'text', markdown: `# ${this.inline(this.title)}` } as const;
    return { pieces: [title, ...this.pieces], ids: this.ids, dropped: this.dropped };
  }

  private next(): void {
    const line = this.lines[this.at] ?? '';
    const heading = HEADING.exec(line);
    if (!KEYWORD.test(line) && !BEGIN.test(line)) this.coming = NOTHING;
    if (heading) this.heading(heading);
    else if (this.ends.has(this.at) || this.sections.some(section => section.isComment)) this.at += 1;
    else if (BEGIN.test(line)) this.block(BEGIN.exec(line)?.[1]?.toLowerCase() ?? '', BEGIN.exec(line)?.[2] ?? '');
    else if (/^\s*:[\w-]+:\s*$/.test(line)) this.drawer(line.trim());
    else if (KEYWORD.test(line)) this.keyword(line);
    else if (/^\s*#(?:\s|$)/.test(line)) this.drop('a comment');
    else if (line.trim() === '') this.at += 1;
    else if (/^\s*-{5,}\s*$/.test(line)) this.whole('---');
    else if (/^\s*\|/.test(line)) this.table();
    else if (/^\s*:(?:\s|$)/.test(line)) this.fixed();
    else if (/^\s*\\begin\{/.test(line) || /^\s*\\\[\s*/.test(line)) this.formula();
    else if (/^\s*(?:CLOSED|SCHEDULED|DEADLINE):/.test(line)) this.drop('a date');
    else if (/^\s*CLOCK:/.test(line)) this.drop('a clock');
    else if (ITEM.test(line)) this.list();
    else this.paragraph();
  }

  /** `#+property:` counts for the whole file, wherever it stands outside of blocks. */
  private readProperties(): void {
    for (let at = 0; at < this.lines.length; at += 1) {
      const line = this.lines[at] ?? '';
      const kind = BEGIN.exec(line)?.[1];
      if (kind !== undefined && /^(?:src|example|export|comment|verse)$/i.test(kind))
        at = Math.max(at, this.source.endOf(`#+end_${kind}`, at));
      const [, name, value = ''] = PROPERTY.exec(line) ?? [];
      if (name !== undefined) this.keywords.set(name, value.trim());
      const words = /^\s*#\+(?:seq_|typ_)?todo:\s*(.*)$/i.exec(line)?.[1]?.replace(/\([^)]*\)/g, '');
      const all = words?.split(/[\s|]+/).filter(word => /^[\w-]+$/.test(word)) ?? [];
      if (all.length > 0 && this.todo.source.length < 2000)
        this.todo = new RegExp(`${this.todo.source}|^(?:${all.join('|')}) `);
      const title = /^\s*#\+title:\s*(.+)$/i.exec(line)?.[1];
      if (title !== undefined) this.title = title.trim();
    }
  }

  private heading([, stars = '*', words = '', tags]: RegExpExecArray): void {
    const level = stars.length;
    this.sections = this.sections.filter(section => section.level < level);
    const plain = words.replace(this.todo, '').replace(/^\s*\[#\w\]\s*/, '');
    const isComment = /^\s*COMMENT(?: |$)/.test(plain) || tags?.split(':').includes('ARCHIVE') === true;
    if (isComment)
      this.dropped.push({ line: this.at + 1, what: `the section "${words.slice(0, 40)}", which Org leaves out too` });
    else if (tags) this.dropped.push({ line: this.at + 1, what: `the tags :${tags}:` });
    this.at += 1;
    while (/^\s*(?:CLOSED|SCHEDULED|DEADLINE):/.test(this.lines[this.at] ?? '')) this.drop('a date');
    const properties = new OrgProperties();
    const isFirst = this.at === 1;
    const id = this.properties(properties);
    if (isFirst && !properties.isEmpty) this.dropped.push({ line: 1, what: BESIDE });
    this.sections.push({ level, properties, isComment });
    if (this.sections.some(section => section.isComment)) return;
    const text = this.inline(words.replace(/^\[#\w\]\s*/, '').replace(/(?<=^[A-Z]+)\s+\[#\w\]/, ''));
    this.text(level < 6 ? `${'#'.repeat(level + 1)} ${text}${id === undefined ? '' : ` {#${id}}`}` : `**${text}**`);
  }

  /** The drawer below a heading, or at the top. Where a line in it is no property, it is none. */
  private properties(into: OrgProperties): string | undefined {
    if (!/^\s*:PROPERTIES:\s*$/i.test(this.lines[this.at] ?? '')) return undefined;
    const end = this.source.endOf(':end:', this.at);
    const lines = this.lines.slice(this.at + 1, Math.max(end, this.at + 1)).map(line => NODE_PROPERTY.exec(line));
    if (end < 0 || lines.includes(null)) return undefined;
    let id: string | undefined;
    for (const [index, [, name = '', value = '']] of lines.filter(line => line !== null).entries()) {
      if (/^header-args(?:$|[:+])/i.test(name)) into.add(name, value.trim());
      else if (/^custom_id$/i.test(name)) id = value.trim();
      else this.dropped.push({ line: this.at + 2 + index, what: `the property ${name}` });
    }
    this.at = end + 1;
    if (id !== undefined) this.ids.push(id);
    return id !== undefined && /^[\w.:-]+$/.test(id) ? id : undefined;
  }

  private block(kind: string, words: string): void {
    const start = this.at;
    const end = this.source.endOf(`#+end_${kind}`, start);
    const source = kind === 'src' ? sourceWords(words) : undefined;
    if (end < 0) {
      this.paragraph();
      return;
    }
    const isOpen =
      kind === 'quote' ? this.source.hasCode(start, end) : !/^(?:src|example|verse|export|comment)$/.test(kind);
    this.at = end + 1;
    const inside = isOpen ? [] : this.lines.slice(start + 1, end);
    if (source) this.code(source, { line: start + 1, inside });
    else if (kind === 'src' || kind === 'example') this.text(fence('text', dedented(unescaped(inside))));
    else if (kind === 'verse')
      this.text(
        inside
          .map(line => `> ${this.inline(line)}\\`)
          .join('\n')
          .replace(/\\$/, ''),
      );
    else if (kind === 'export' || kind === 'comment')
      this.dropped.push({ line: start + 1, what: `a block of ${kind}` });
    else if (isOpen) this.open(start, end, `the marks of a block "${kind}"; its text is kept`);
    else this.text(this.paragraphs(inside, '> '));
    this.coming = NOTHING;
  }

  private code(
    words: NonNullable<ReturnType<typeof sourceWords>>,
    at: { line: number; inside: readonly string[] },
  ): void {
    const places = [...this.sections.map(({ properties }) => properties).reverse(), this.top, this.keywords];
    const block = sourceBlock(words, at, inheritedArgs(places, words.language), this.coming);
    this.pieces.push({ kind: 'code', block });
  }

  /** Goes on within a block or drawer, and leaves its ends out. */
  private open(start: number, end: number, what: string): void {
    this.dropped.push({ line: start + 1, what });
    this.ends.add(end);
    this.at = start + 1;
  }

  private drawer(name: string): void {
    const end = this.source.endOf(':end:', this.at);
    if (end < 0) this.paragraph();
    else if (this.source.hasCode(this.at, end))
      this.open(this.at, end, `the marks of the drawer ${name}; its text is kept`);
    else {
      this.dropped.push({ line: this.at + 1, what: `the drawer ${name}` });
      this.at = end + 1;
    }
  }

  private keyword(line: string): void {
    const [, written = '', value = ''] = KEYWORD.exec(line) ?? [];
    const key = written.toLowerCase();
    this.at += 1;
    if (key === 'name') this.coming = { ...this.coming, name: value.trim() };
    else if (key === 'caption') this.coming = { ...this.coming, caption: value.trim() };
    else if (key === 'header' || key === 'headers')
      this.coming = { ...this.coming, args: mergedArgs(headerArgs(value), this.coming.args) };
    else if (key !== 'title' && !/^header-args(?:\+|:\S*[^\s:])?\s+\S/i.test(key === 'property' ? value : ''))
      this.dropped.push({ line: this.at, what: `#+${written}:` });
  }

  private table(): void {
    const rows = this.linesThat(line => /^\s*\|/.test(line));
    this.text(orgTable(rows, text => this.inline(text)));
  }

  private fixed(): void {
    const lines: string[] = [];
    for (; /^\s*:(?:\s|$)/.test(this.lines[this.at] ?? ''); this.at += 1)
      lines.push((this.lines[this.at] ?? '').replace(/^\s*: ?/, ''));
    this.text(fence('text', lines));
  }

  private formula(): void {
    const first = this.lines[this.at] ?? '';
    const name = /\\begin\{([^{}]*)\}/.exec(first)?.[1];
    const end = name === undefined ? this.displayEnd() : this.source.endOf(`\\end{${name}}`, this.at);
    if (end < 0) {
      this.paragraph();
      return;
    }
    const text = this.lines
      .slice(this.at, end + 1)
      .join('\n')
      .trim();
    this.at = end + 1;
    this.text(`$$\n${name === undefined ? text.slice(2, -2).trim() : text}\n$$`);
  }

  /** Where `\[` ends, in the same paragraph. */
  private displayEnd(): number {
    for (let at = this.at; at < this.lines.length; at += 1) {
      const line = this.lines[at] ?? '';
      if (/\\\]\s*$/.test(line)) return at;
      if (at > this.at && STOPS.some(pattern => pattern.test(line))) return -1;
    }
    return -1;
  }

  private list(): void {
    const lines = this.linesThat(
      (line, next) =>
        ITEM.test(line) ||
        (/^\s+\S/.test(line) && !BEGIN.test(line) && !KEYWORD.test(line)) ||
        (line.trim() === '' && ITEM.test(next)),
    );
    this.text(orgList(lines, text => this.inline(text)));
  }

  /** Takes lines as long as they go on. */
  private linesThat(goOn: (line: string, next: string) => boolean): string[] {
    const start = this.at;
    while (this.at < this.lines.length && goOn(this.lines[this.at] ?? '', this.lines[this.at + 1] ?? '')) this.at += 1;
    return this.lines.slice(start, this.at);
  }

  private paragraph(): void {
    const lines: string[] = [];
    do {
      lines.push(this.lines[this.at] ?? '');
      this.at += 1;
    } while (this.at < this.lines.length && !STOPS.some(pattern => pattern.test(this.lines[this.at] ?? '')));
    const note = /^\[fn:([\w-]+)\]\s*(.*)$/s.exec(lines.join('\n'));
    if (note)
      this.text(
        `[^${note[1]}]: ${(note[2] ?? '')
          .split('\n')
          .map(line => this.inline(line))
          .join('\n    ')}`,
      );
    else this.text(lines.map(line => this.inline(line).replace(/\\\\\\\\$/, '\\')).join('\n'));
  }

  private paragraphs(lines: readonly string[], prefix: string): string {
    return unescaped(lines)
      .map(line => (prefix + this.inline(line)).trimEnd())
      .join('\n');
  }

  private whole(markdown: string): void {
    this.at += 1;
    this.text(markdown);
  }

  private text(markdown: string): void {
    this.pieces.push({ kind: 'text', markdown });
  }

  private drop(what: string): void {
    this.at += 1;
    this.dropped.push({ line: this.at, what });
  }

  private inline(text: string): string {
    if (text.length > MAX_LENGTH) return escapedLine(text);
    const context: InlineContext = {
      headingId: title =>
        title
          .trim()
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .replace(/\s/g, '-'),
      drop: what => this.dropped.push({ line: Math.min(this.at + 1, this.lines.length), what }),
    };
    return orgInline(text, context);
  }
}

const BESIDE =
  'the header arguments for the sections beside this one: Org before 9.7 has them there, too, where a file begins with a heading';

const NOTHING: Affiliated = { args: new Map() };

const NODE_PROPERTY = /^[ \t]*:(\S+):(?:[ \t]+(.*))?$/;

/** Longer lines are only escaped. */
const MAX_LENGTH = 20_000;

const STOPS = [
  /^\s*$/,
  HEADING,
  BEGIN,
  KEYWORD,
  /^\s*\|/,
  ITEM,
  /^\s*#(?:\s|$)/,
  /^\s*:[\w-]*:?(?:\s|$)/,
  /^\[fn:[\w-]+\]/,
  /^\s*\\begin\{/,
];
