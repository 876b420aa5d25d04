import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Severity } from './message.ts';
import type { Names } from './names.ts';
import type { LinkedNotation, PlacedNotation } from './notation.ts';
import type { WordKey } from './words/words.ts';

/** The part of Standard Schema (standardschema.dev, v1) that pylit uses; valibot, zod and arktype schemas all have it. */
export interface OptionsSchema<Options> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => ValidationResult<Options> | Promise<ValidationResult<Options>>;
  };
}

type ValidationResult<Options> =
  | { readonly value: Options; readonly issues?: undefined }
  | { readonly issues: readonly ValidationIssue[] };

interface ValidationIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a transform can ask of pylit. What it asks is recorded, so that the block is redone when an answer changes. */
export interface TransformContext<Options> {
  readonly options: Options;
  readonly names: Names;
  /** An address that leads to a document, a label, a file or a chunk, for an attribute; undefined where there is none. It is put in when the page is. */
  linkTo(namespace: 'document' | 'label' | 'file' | 'chunk' | 'declaration', name: string): string | undefined;
  /** A phrase in the language of the page, with what is put into it: `note`, `codeOf`. It is put in when the page is. */
  word(key: WordKey, ...values: readonly string[]): string;
  /** Reports a problem. The line counts from the node's first line as 1, the column from the line's start (default: the node's place). */
  message(
    severity: Severity,
    rule: string,
    text: string,
    place?: { line?: number; column?: number; hint?: string },
  ): void;
  /** Renders child nodes with all plugins of the project. */
  render(nodes: readonly Nodes[]): Promise<ElementContent[]>;
}

/** Makes HTML (as a hast tree) of one node. The result is sanitised: MathML, SVG, classes and harmless styles pass; scripts do not. */
export type HtmlTransform<Options> = (
  node: Nodes,
  context: TransformContext<Options>,
) => Promise<readonly ElementContent[]> | readonly ElementContent[];

/** What a transform can ask that makes source text: LaTeX, Typst, plain text. */
export interface SourceContext<Options> extends Omit<TransformContext<Options>, 'render'> {
  /** The text, so that nothing in it is markup of the format. */
  escape(text: string): string;
  /** Renders child nodes with all plugins of the project. */
  render(nodes: readonly Nodes[]): Promise<string>;
}

/**
 * Makes source text of one node, which goes into the output as it is: what comes from the document must have passed `escape` or a check.
 * Undefined leaves the node to the format, which makes it from the plugin's HTML.
 *
 * For Typst the source is an expression, as in code: `block(stroke: (left: 0.5pt), { "text"; emph("more") })`. `escape` makes a string
 * literal with its quotes, `render` an expression; `go(name, body)` links to what `linkTo` gave as a string literal.
 */
export type SourceTransform<Options> = (
  node: Nodes,
  context: SourceContext<Options>,
) => Promise<string | undefined> | string | undefined;

/**
 * A plugin: which nodes it takes, and what it makes of them in each format. It must be deterministic: the same node, options and
 * answers give the same result, on every machine.
 */
export interface Plugin<Options = unknown> {
  /** Name in the configuration and in the keys of the cache. */
  readonly name: string;
  /** Changes whenever the same input may give another output; include the version of what it renders with. */
  readonly version: string;
  /** Checks and completes the options from the configuration. Without it no options are allowed. */
  readonly options?: OptionsSchema<Options>;
  /** The node types it takes, or a test; asked in the configuration's order, the first plugin that matches has the node. */
  readonly match: readonly string[] | ((node: Nodes, options: Options) => boolean);
  readonly transforms: {
    readonly html?: HtmlTransform<Options>;
    readonly latex?: SourceTransform<Options>;
    /** Lines of plain text, which are shown as they are. */
    readonly text?: SourceTransform<Options>;
    readonly typst?: SourceTransform<Options>;
  };
  /** Links what all blocks in Z and Object-Z declare, in reading order: transforms look it up in the namespace `declaration`. */
  readonly linkNotation?: (all: readonly PlacedNotation[], options: Options) => LinkedNotation;
  /** CSS that every page needs for this plugin's HTML. */
  readonly styles?: (options: Options) => string | Promise<string>;
}

/**
 * Defines a plugin; only its types do anything.
 *
 * @example export default definePlugin({ name: 'shout', version: '1', match: ['strong'], transforms: { html: ... } });
 */
export function definePlugin<Options = unknown>(plugin: Plugin<Options>): Plugin<Options> {
  return plugin;
}
