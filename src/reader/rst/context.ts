import type { PhrasingContent, RootContent } from 'mdast';
import type { Scope } from './domains/scope.ts';
import type { Language } from './languages/language.ts';
import type { SystemMessage } from './nodes.ts';
import { countedLine, type Line, placeBelow } from './text/line.ts';

/** What differs between users of the parser. */
export interface ParseOptions {
  /**
   * As docutils, to the letter: unknown directives and roles are errors, and some characters besides LF end lines. Otherwise unknown ones
   * become generic nodes, because Sphinx and plugins define more than any reader knows.
   */
  readonly strict?: boolean;
  /** To the letter: a text with a longer line (10,000 characters) is not read. */
  readonly lineLengthLimit?: number | undefined;
  /** The day that `date` writes. Without one its format stays as it is, because a document gives the same page on every day. */
  readonly date?: Date;
  /** In what names of things are looked up at first, instead of the domain alone. */
  readonly scope?: Scope;
  /** Path of the document, from the source root. */
  readonly path?: string;
  /** The domain of directives and roles that name none, as Sphinx's `primary_domain`. */
  readonly domain?: string | undefined;
  /** Directives that describe things of their own kind, and the roles that lead there: Sphinx's `add_object_type`. */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /** Whether references of domains that lead nowhere are warnings, and not only notes. */
  readonly nitpicky?: boolean | undefined;
  /** Tags of the configuration, for `only`. */
  readonly tags?: readonly string[] | undefined;
  /** The language of code that names none. */
  readonly highlight?: string | undefined;
  /** The language of the text, whose names directives and roles may have besides English ones: `de`. */
  readonly language?: string | undefined;
  /** Whether quotes, dashes and dots become typographic; `alternative` for the other quotes of the language. */
  readonly smartQuotes?: boolean | 'alternative' | undefined;
  /** Whether markup may begin and end within words. */
  readonly markupInWords?: boolean | undefined;
  /** What a text before this one has set. */
  readonly settings?: ReadingSettings;
  /** Title styles and the level of the section before the text, where it is a part of one. */
  readonly sections?: { readonly styles: readonly string[]; readonly level: number };
  /** Text of another file, by its path from the source root. */
  readonly include?: (path: string) => string | undefined;
}

/** A role that the document defines. */
export interface CustomRole {
  readonly name: string;
  readonly base: string | undefined;
  readonly classes: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** A file included while parsing. */
export interface IncludedFile {
  readonly path: string;
  readonly text: string | undefined;
  /** Line of the document's own directive through which it came. */
  readonly line: number;
}

/** What a text sets for the text that follows. */
export type ReadingSettings = Pick<DocumentState, 'roles' | 'lastRole' | 'defaultRole' | 'highlight' | 'lineThreshold'>;

/** What is set at a place of a document. Equal where all its values are the same. */
export interface SettingsAt extends Pick<DocumentState, 'defaultRole' | 'highlight' | 'lineThreshold' | 'scope'> {
  readonly lastRole: CustomRole | undefined;
  /** How many title styles are known, and the level of the section. */
  readonly styles: number;
  readonly level: number;
  /** The first line, from 1, for which this holds. */
  readonly line: number;
}

/** What a document has set so far: it changes what later text means. */
export interface DocumentState {
  /** Title styles in the order of their first appearance: `=` underlined, `==` over- and underlined. */
  readonly styles: string[];
  /** Level of the section being read, 0 before the first. */
  level: number;
  defaultRole: string | undefined;
  readonly roles: Map<string, CustomRole>;
  /** The role that was defined last. */
  lastRole: CustomRole | undefined;
  /** Language of literal blocks (`highlight`). */
  highlight: string | undefined;
  /** So many lines of code are numbered; undefined for none (`highlight`). */
  lineThreshold?: number | undefined;
  /** In what names of things are looked up. */
  scope: Scope;
  readonly inclusions: IncludedFile[];
  /** To the letter: the last line of the block of the document that is being read. docutils names it where it knows no other. */
  blockLine?: number | undefined;
  /** Files being included now, the document first. */
  readonly including: string[];
}

/** Inline nodes and the problems found among them. */
export interface Inlines {
  readonly nodes: PhrasingContent[];
  readonly messages: SystemMessage[];
}

/** What the lines being parsed stand in. */
export interface ParsePlace {
  /** Parts of a document may stand here: topics, sidebars, a list of contents. */
  readonly parts: boolean;
  /**
   * The body of a sidebar, of `class`, which puts what it holds in its own place, or of a directive that nobody knows and that may hold
   * what its surroundings may.
   */
  readonly within: 'sidebar' | 'class' | 'anything' | undefined;
}

/** What constructs need from the parser. */
export interface ParseContext {
  readonly options: ParseOptions;
  readonly state: DocumentState;
  readonly place: ParsePlace;
  /** Words of the text's language, if it is not English. */
  readonly language: Language | undefined;
  /** Parses lines as body elements. `titles`: sections may start here. */
  parse(lines: readonly Line[], titles?: boolean, within?: ParsePlace['within']): RootContent[];
  /** Is told where each block of the document itself ends: the index of the line behind it. */
  blockEnd(index: number): void;
  /** Parses text lines as inline markup. `keepEscapes`: escapes stay marked in the text outside of constructs. */
  inline(lines: readonly Line[], keepEscapes?: boolean): Inlines;
}

/** Lines being parsed: where it stands, and what was made so far. */
export interface Cursor {
  readonly context: ParseContext;
  readonly lines: readonly Line[];
  index: number;
  readonly out: RootContent[];
  readonly titles: boolean;
}

/** A construct: consumes lines at the cursor and returns true, or leaves all as it is and returns false. */
export type Construct = (cursor: Cursor) => boolean;

/** The text of the line at the cursor, or of one `ahead` of it; undefined past the end. */
export function lookAhead(cursor: Cursor, ahead = 0): string | undefined {
  return cursor.lines[cursor.index + ahead]?.text;
}

/** The line at an index that must exist. */
export function lineAt(lines: readonly Line[], index: number): Line {
  const line = lines[index];
  if (line === undefined) throw new RangeError(`No line ${index} of ${lines.length}`);
  return line;
}

/** Notes, to the letter, the last line of a block that is about to be read, if it stands in no other. */
export function noteBlock({ options, state }: ParseContext, last: Line | undefined): void {
  if (options.strict && last) state.blockLine ??= countedLine(last);
}

/** The line at `index`, or the place one line past the end. */
export function placeAt(lines: readonly Line[], index: number) {
  const line = lines[index];
  if (line !== undefined) return line;
  return placeBelow(lineAt(lines, lines.length - 1), index - lines.length + 1);
}
