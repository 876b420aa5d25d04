/**
 * Node types that mdast lacks. Readers make them, outputs render them. Every node says in `data.hName` which HTML element
 * it is, so that a generic renderer (`mdast-util-to-hast`) already shows it; the comments say what needs more than that.
 *
 * Besides these, readers use `textDirective` and `containerDirective` (mdast-util-directive), `math` and `inlineMath`
 * (mdast-util-math) with the meaning they have there.
 */
import type { Data, Literal, Parent, PhrasingContent, RootContent } from 'mdast';
import type {} from 'remark-directive';
import type {} from 'remark-math';
import type { IndexEntry, ProjectObject } from './document.ts';
import type { LinkNamespace } from './names.ts';
import type { Condition } from './only.ts';

/** What an HTML renderer needs to know of a node: its element and attributes. */
export interface ElementData extends Data {
  hName?: string;
  hProperties?: Record<string, string | number | boolean | string[]>;
}

interface ElementParent extends Parent {
  data?: ElementData;
}

interface PhrasingParent extends ElementParent {
  children: PhrasingContent[];
}

interface FlowParent extends ElementParent {
  children: RootContent[];
}

/** Terms and their definitions: `dl`. A description belongs to the terms before it. */
export interface DefinitionList extends ElementParent {
  type: 'definitionList';
  children: (DefinitionTerm | DefinitionDescription)[];
}

/** A term of a definition list, its classifiers last: `dt`. */
export interface DefinitionTerm extends PhrasingParent {
  type: 'definitionTerm';
}

/** A classifier of a term: `span.classifier`. */
export interface Classifier extends PhrasingParent {
  type: 'classifier';
}

/** What a term means: `dd`. */
export interface DefinitionDescription extends FlowParent {
  type: 'definitionDescription';
}

/** Names and values, such as bibliographic fields: `dl.field-list`. */
export interface FieldList extends ElementParent {
  type: 'fieldList';
  children: (FieldName | FieldBody)[];
}

/** Name of a field: `dt`. */
export interface FieldName extends PhrasingParent {
  type: 'fieldName';
}

/** Value of a field: `dd`. */
export interface FieldBody extends FlowParent {
  type: 'fieldBody';
}

/** Command-line options and what they do: `dl.option-list`. */
export interface OptionList extends ElementParent {
  type: 'optionList';
  children: (OptionGroup | OptionDescription)[];
}

/** The spellings of one option: `dt`. */
export interface OptionGroup extends ElementParent {
  type: 'optionGroup';
  children: Option[];
}

/** One spelling of an option, such as `--output=FILE`: `kbd`. A renderer puts ", " between two. */
export interface Option extends ElementParent {
  type: 'option';
  children: (OptionString | OptionArgument)[];
}

/** `--output`: `span.option`. */
export interface OptionString extends ElementParent {
  type: 'optionString';
  children: PhrasingContent[];
}

/** `FILE`, after its delimiter (space, `=` or nothing): `var`. The delimiter is a text child of the option too. */
export interface OptionArgument extends ElementParent {
  type: 'optionArgument';
  /** What stands between option and argument; a renderer writes it before the argument. */
  delimiter: string;
  children: PhrasingContent[];
}

/** What an option does: `dd`. */
export interface OptionDescription extends FlowParent {
  type: 'optionDescription';
}

/** Lines whose breaks are kept: `div.line-block`; nested blocks are indented. */
export interface LineBlock extends ElementParent {
  type: 'lineBlock';
  children: (LineBlockLine | LineBlock)[];
}

/** One line of a line block: `div.line`; an empty one is a blank line. */
export interface LineBlockLine extends PhrasingParent {
  type: 'lineBlockLine';
}

/** Who said a quote, last in a `blockquote`: `p.attribution`. */
export interface Attribution extends PhrasingParent {
  type: 'attribution';
}

/** Preformatted text with markup in it: `pre.parsed-literal`. */
export interface ParsedLiteral extends PhrasingParent {
  type: 'parsedLiteral';
}

/** A line of text styled as a heading that is none (`rubric`): `p.rubric`. */
export interface Rubric extends PhrasingParent {
  type: 'rubric';
}

/** Caption of a figure (`figcaption`) or of a table (`caption`). */
export interface Caption extends PhrasingParent {
  type: 'caption';
}

/** A table whose cells hold blocks and may span: `table`. */
export interface BlockTable extends ElementParent {
  type: 'blockTable';
  /** Relative widths of the columns. */
  widths: number[];
  /** How many columns at the left are headers. */
  stubColumns?: number;
  children: (Caption | BlockTableSection)[];
}

/** Head or body of a block table: `thead`, `tbody`. */
export interface BlockTableSection extends ElementParent {
  type: 'blockTableSection';
  head: boolean;
  children: BlockTableRow[];
}

/** A row: `tr`. */
export interface BlockTableRow extends ElementParent {
  type: 'blockTableRow';
  children: BlockTableCell[];
}

/** A cell: `th` in the head, else `td`, with `colSpan` and `rowSpan` in `data.hProperties`. */
export interface BlockTableCell extends FlowParent {
  type: 'blockTableCell';
  columns: number;
  rows: number;
}

/** A comment: shown nowhere. */
export interface Comment extends Literal {
  type: 'comment';
  data?: ElementData;
}

/**
 * A place with names of its own: `span`. As a block it is empty and names what follows (its anchor carries the id); inline it
 * holds text. With `url` or `refersTo` it is a name for another place and shows nothing.
 */
export interface Target extends PhrasingParent {
  type: 'target';
  /** Normalised names; none for an anonymous target. */
  names: string[];
  anonymous?: true;
  url?: string;
  /** Normalised name of the target this one is another name of. */
  refersTo?: string;
  /** The id that the place is to have; by default it is made from its first name. */
  id?: string;
  /** What the whole project calls the place. */
  objects?: Pick<ProjectObject, 'namespace' | 'name' | 'alias'>[];
  /** The key of the work that is cited here. */
  citation?: string;
  /** What the general index calls the place; without an id or name the place is called `index-0` and so on. */
  index?: Omit<IndexEntry, 'anchor'>[];
}

/** What `|name|` stands for: shown nowhere itself. */
export interface SubstitutionDefinition extends PhrasingParent {
  type: 'substitutionDefinition';
  name: string;
}

/** `|name|`: to be replaced by what namespace `substitution` says of `name`; the children are its text as written. */
export interface SubstitutionReference extends PhrasingParent {
  type: 'substitutionReference';
  name: string;
}

/** A reference to look up by name while transforming: `a`. Unresolved, it shows its children and is an error. */
export interface CrossReference extends PhrasingParent {
  type: 'crossReference';
  namespace: LinkNamespace;
  name: string;
  /** The author gave the text; otherwise the target's own title is better than the children. */
  explicit: boolean;
  /** `name__`: leads to the next anonymous target. Present only where none was left for it. */
  anonymous?: true;
  /** It shows the number of what it leads to, in this way: `Figure %s`; in the usual way where it is ''. */
  numbering?: string;
  /** It may lead nowhere: no author wrote that it is a reference (true), or nobody wants to be warned. */
  optional?: true | 'noted';
}

/** Markup that could not be read, as it was written: `span.problematic`. */
export interface Problematic extends PhrasingParent {
  type: 'problematic';
}

/** A document that a `toctree` lists. */
export interface ListedPage {
  title?: string;
  target: string;
}

declare module 'mdast' {
  /** What readers note on directives, which plugins use. */
  interface Data {
    /** A directive's argument as written. */
    argument?: string;
    /** A directive's body as written, without its indentation. */
    body?: string;
    /** A role's text as written. */
    text?: string;
    /** Documents that a `toctree` lists. */
    entries?: ListedPage[];
    /** How many lines below the directive's first each of them stands. */
    entryLines?: number[];
    /** Their targets alone. */
    pages?: string[];
    /** The footnote is a citation: shown by its label, not by a number. */
    citation?: boolean;
    /** What the list of works begins with that stands at the end of a document. */
    heading?: 'line' | 'chapter';
    /** The id of the node's element, where no reader knows of the place. */
    pylitId?: string;
    /** Number or symbol of the footnote, where it is not counted when the page is assembled. */
    noteLabel?: string;
    /** Attributes of the `meta` elements of a directive of that name. */
    meta?: readonly Readonly<Record<string, string>>[];
    /** When it is shown; see `isShownIn`. */
    condition?: Condition;
    /** The directive holds bibliographic fields of the document. */
    docinfo?: true;
    /** The directive says something of its children and is nothing itself: they are shown as if they stood in its place. */
    transparent?: true;
    /** The paragraph is the title of the directive it stands in. */
    directiveLabel?: boolean;
  }
  interface RootContentMap {
    definitionList: DefinitionList;
    definitionTerm: DefinitionTerm;
    classifier: Classifier;
    definitionDescription: DefinitionDescription;
    fieldList: FieldList;
    fieldName: FieldName;
    fieldBody: FieldBody;
    optionList: OptionList;
    optionGroup: OptionGroup;
    option: Option;
    optionString: OptionString;
    optionArgument: OptionArgument;
    optionDescription: OptionDescription;
    lineBlock: LineBlock;
    lineBlockLine: LineBlockLine;
    attribution: Attribution;
    parsedLiteral: ParsedLiteral;
    rubric: Rubric;
    caption: Caption;
    blockTable: BlockTable;
    blockTableSection: BlockTableSection;
    blockTableRow: BlockTableRow;
    blockTableCell: BlockTableCell;
    comment: Comment;
    target: Target;
    substitutionDefinition: SubstitutionDefinition;
    substitutionReference: SubstitutionReference;
    crossReference: CrossReference;
    problematic: Problematic;
  }
  interface PhrasingContentMap {
    classifier: Classifier;
    target: Target;
    substitutionReference: SubstitutionReference;
    crossReference: CrossReference;
    problematic: Problematic;
  }
  interface BlockContentMap {
    definitionList: DefinitionList;
    fieldList: FieldList;
    optionList: OptionList;
    lineBlock: LineBlock;
    attribution: Attribution;
    parsedLiteral: ParsedLiteral;
    rubric: Rubric;
    caption: Caption;
    blockTable: BlockTable;
    comment: Comment;
    target: Target;
    substitutionDefinition: SubstitutionDefinition;
  }
}
