import { escapedLine } from '../../literate/untangle/prose.ts';
import { followsReferences, type HeaderArgs, headerArgs, mergedArgs } from './import-org-headers.ts';
import { type InlineContext, orgInline } from './import-org-inline.ts';
import { dedented, fence, ITEM, orgList, orgTable, trimmed, unescaped } from './import-org-parts.ts';

/** A source block of an Org file. */
export interface OrgBlock {
  /** Of its `#+begin_src`, from 1. */
  readonly line: number;
  readonly language: string;
  /** Without the indentation that its lines share, and blank lines around them, as Org tangles them. */
  readonly lines: readonly string[];
  readonly name?: string;
  readonly caption?: string;
  readonly args: HeaderArgs;
  readonly follows: boolean;
}

/** What a document is made of: Markdown, or a source block. */
export type OrgPiece =
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'code'; readonly block: OrgBlock };

/** An Org file taken apart. */
export interface OrgDocument {
  readonly pieces: readonly OrgPiece[];
  /** What was left out, with its line. */
  readonly dropped: readonly { readonly line: number; readonly what: string }[];
}

/** Takes an Org file apart. */
export function orgDocument(text: string, title: string): OrgDocument {
  return new OrgReader(text.replace(/^\uFEFF/, '').split(/\r?\n/), title).read();
}

interface Section {
  readonly level: number;
  readonly args: HeaderArgs;
  readonly isComment: boolean;
}

const BEGIN = /^\s*#\+begin_(\w+)(?:\s+(.*))?$/i;
const KEYWORD = /^\s*#\+([\w-]+(?:\[[^\]]*\])?):\s*(.*)$/;
const HEADING = /^(\*+)\s+(.*?)(?:\s+:([\w@#%:]+):)?\s*$/;

class OrgReader {
  private readonly pieces: OrgPiece[] = [];
  private readonly dropped: { line: number; what: string }[] = [];
  private readonly lines: readonly string[];
  private title: string;
  private sections: Section[] = [];
  private fileArgs: HeaderArgs = new Map();
  private languageArgs = new Map<string, HeaderArgs>();
  /** What `#+name:`, `#+caption:` and `#+header:` say of the block to come. */
  private coming: { name?: string; caption?: string; args: HeaderArgs } = { args: new Map() };
  private at = 0;
  private readonly absent = new Set<string>();

  constructor(lines: readonly string[], title: string) {
    this.lines = lines;
    this.title = title;
  }

  read(): OrgDocument {
    this.readProperties();
    while (this.at < this.lines.length) this.next();
    const title = { kind: 'text', markdown: `# ${this.inline(this.title)}` } as const;
    return { pieces: [title, ...this.pieces], dropped: this.dropped };
  }

  private next(): void {
    const line = this.lines[this.at] ?? '';
    const heading = HEADING.exec(line);
    if (heading) this.heading(heading);
    else if (this.sections.some(section => section.isComment)) this.at += 1;
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

  /** `#+property:` counts for the whole file, wherever it stands. */
  private readProperties(): void {
    for (const line of this.lines) {
      const property = /^\s*#\+property:\s+header-args(?::([\w+-]+))?(\+)?:?\s+(.*)$/i.exec(line);
      const title = /^\s*#\+title:\s*(.+)$/i.exec(line)?.[1];
      if (title !== undefined) this.title = title.trim();
      if (!property) continue;
      const [, language, , text = ''] = property;
      if (language === undefined) this.fileArgs = mergedArgs(this.fileArgs, headerArgs(text));
      else this.languageArgs.set(language, mergedArgs(this.languageArgs.get(language) ?? new Map(), headerArgs(text)));
    }
  }

  private heading([, stars = '*', words = '', tags]: RegExpExecArray): void {
    const level = stars.length;
    this.sections = this.sections.filter(section => section.level < level);
    const isComment = /^COMMENT\b/.test(words) || tags?.split(':').includes('ARCHIVE') === true;
    if (isComment)
      this.dropped.push({ line: this.at + 1, what: `the section "${words.slice(0, 40)}", which Org leaves out too` });
    else if (tags) this.dropped.push({ line: this.at + 1, what: `the tags :${tags}:` });
    this.at += 1;
    const properties = this.properties();
    this.sections.push({ level, args: properties.args, isComment });
    if (this.sections.some(section => section.isComment)) return;
    const id = properties.id === undefined ? '' : ` {#${properties.id}}`;
    const text = this.inline(words.replace(/^\[#\w\]\s*/, '').replace(/(?<=^[A-Z]+)\s+\[#\w\]/, ''));
    this.text(level < 6 ? `${'#'.repeat(level + 1)} ${text}${id}` : `**${text}**`);
  }

  /** The drawer below a heading. */
  private properties(): { args: HeaderArgs; id?: string } {
    while (/^\s*(?:CLOSED|SCHEDULED|DEADLINE):/.test(this.lines[this.at] ?? '')) this.drop('a date');
    if (!/^\s*:PROPERTIES:\s*$/i.test(this.lines[this.at] ?? '')) return { args: new Map() };
    let args: HeaderArgs = new Map();
    let id: string | undefined;
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at] ?? '';
      if (/^\s*:END:\s*$/i.test(line)) break;
      const [, name = '', value = ''] = /^\s*:([^\s:]+(?::[\w+-]+)?\+?):\s*(.*)$/.exec(line) ?? [];
      if (/^header-args\+?$/i.test(name)) args = mergedArgs(args, headerArgs(value));
      else if (/^custom_id$/i.test(name) && /^[\w.:-]+$/.test(value)) id = value;
      else this.dropped.push({ line: this.at + 1, what: `the property ${name}` });
    }
    this.at += 1;
    return { args, ...(id !== undefined && { id }) };
  }

  private block(kind: string, words: string): void {
    const start = this.at;
    const end = this.find(new RegExp(`^\\s*#\\+end_${kind}\\s*$`, 'i'));
    if (end < 0) {
      this.paragraph();
      return;
    }
    const inside = this.lines.slice(start + 1, end);
    this.at = end + 1;
    if (kind === 'src') this.source(start, words, inside);
    else if (kind === 'example') this.text(fence('text', dedented(unescaped(inside))));
    else if (kind === 'quote') this.text(this.paragraphs(inside, '> '));
    else if (kind === 'verse')
      this.text(
        inside
          .map(line => `> ${this.inline(line)}\\`)
          .join('\n')
          .replace(/\\$/, ''),
      );
    else if (kind === 'export' || kind === 'comment')
      this.dropped.push({ line: start + 1, what: `a block of ${kind}` });
    else {
      this.dropped.push({ line: start + 1, what: `the marks of a block "${kind}"; its text is kept` });
      this.text(this.paragraphs(inside, ''));
    }
    this.coming = { args: new Map() };
  }

  private source(start: number, words: string, inside: readonly string[]): void {
    const [, language = 'text', rest = ''] = /^(\S+)\s*(.*)$/.exec(words) ?? [];
    const inherited = this.sections.map(section => section.args);
    const own = this.languageArgs.get(language) ?? new Map<string, string>();
    const args = mergedArgs(this.fileArgs, own, ...inherited, this.coming.args, headerArgs(rest));
    if (/(?:^|\s)-r\b/.test(rest))
      this.dropped.push({ line: start + 1, what: 'the switch -r: references to lines stay in the code' });
    const lines = /(?:^|\s)-i\b/.test(rest) ? unescaped(inside) : dedented(unescaped(inside));
    const { name, caption } = this.coming;
    const block = { line: start + 1, language, lines: trimmed(lines), args, follows: followsReferences(args) };
    this.pieces.push({
      kind: 'code',
      block: { ...block, ...(name !== undefined && { name }), ...(caption !== undefined && { caption }) },
    });
  }

  private drawer(name: string): void {
    const end = this.find(/^\s*:END:\s*$/i);
    if (end < 0) {
      this.paragraph();
      return;
    }
    const isProperties = /^:PROPERTIES:$/i.test(name) && this.pieces.length === 0;
    if (isProperties) {
      this.fileArgs = mergedArgs(this.fileArgs, this.properties().args);
      return;
    }
    this.dropped.push({ line: this.at + 1, what: `the drawer ${name}` });
    this.at = end + 1;
  }

  private keyword(line: string): void {
    const [, written = '', value = ''] = KEYWORD.exec(line) ?? [];
    const key = written.toLowerCase();
    this.at += 1;
    if (key === 'name') this.coming = { ...this.coming, name: value.trim() };
    else if (key === 'caption') this.coming = { ...this.coming, caption: value.trim() };
    else if (key === 'header' || key === 'headers')
      this.coming = { ...this.coming, args: mergedArgs(this.coming.args, headerArgs(value)) };
    else if (key !== 'title' && !/^header-args/i.test(key === 'property' ? value : ''))
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
    const name = /\\begin\{([^}]*)\}/.exec(first)?.[1];
    const close = name === undefined ? '\\]' : `\\end{${name}}`;
    const end = this.lines.findIndex((line, index) => index >= this.at && line.includes(close));
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

  /** The next line of a kind, or -1; what is nowhere is not looked for again. */
  private find(pattern: RegExp): number {
    if (this.absent.has(pattern.source)) return -1;
    const found = this.lines.findIndex((line, index) => index > this.at && pattern.test(line));
    if (found < 0) this.absent.add(pattern.source);
    return found;
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
