import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { type OptionProblem, type OptionTypes, type OptionValues, readOptionValues } from './directive-options.ts';
import type { Plugin, TransformContext } from './plugin.ts';

/** A use of a directive: `.. name:: argument` in reStructuredText, `:::name[argument]` in Markdown. */
export interface DirectiveUse<Options> {
  readonly name: string;
  /** What stands behind the name; '' where nothing does. */
  readonly argument: string;
  readonly options: Options;
  /**
   * Its body as written, without indentation; '' where there is none. In Markdown a directive has such a body when it holds nothing but a
   * fence.
   */
  readonly body: string;
  /** Its body as blocks, for `context.render`. */
  readonly children: readonly Nodes[];
}

/** A use of a role: `` :name:`text` `` in reStructuredText, `:name[text]` in Markdown. */
export interface RoleUse<Options> {
  readonly name: string;
  /** The text as written. */
  readonly text: string;
  readonly options: Options;
  /** The text as inline nodes, for `context.render`. */
  readonly children: readonly Nodes[];
}

type Made = Promise<readonly ElementContent[]> | readonly ElementContent[];
type Context = TransformContext<unknown>;

/** What a directive takes, and what becomes of it. */
export interface Directive<Types extends OptionTypes = OptionTypes> {
  /** Whether it has an argument; `optional` unless said. */
  readonly argument?: 'none' | 'optional' | 'required';
  /** Its options by name. */
  readonly options?: Types;
  readonly html: (use: DirectiveUse<OptionValues<Types>>, context: Context) => Made;
}

/** What a role takes, and what becomes of it. reStructuredText has no options for roles. */
export interface Role<Types extends OptionTypes = OptionTypes> {
  readonly options?: Types;
  readonly html: (use: RoleUse<OptionValues<Types>>, context: Context) => Made;
}

/** Describes a directive; only its types do anything. */
export function directive<const Types extends OptionTypes = Record<never, never>>(made: Directive<Types>): Directive {
  return made as unknown as Directive;
}

/** Describes a role; only its types do anything. */
export function role<const Types extends OptionTypes = Record<never, never>>(made: Role<Types>): Role {
  return made as unknown as Role;
}

/** Directives and roles by their names, as one plugin. */
export interface DirectivesPlugin extends Pick<Plugin, 'name' | 'version'> {
  readonly directives?: Readonly<Record<string, Directive>>;
  readonly roles?: Readonly<Record<string, Role>>;
  readonly styles?: () => string | Promise<string>;
}

/**
 * Makes a plugin of directives and roles, in Markdown and reStructuredText. Options are checked before they are used; what is wrong with them
 * is reported with its line.
 *
 * @example export default defineDirectives({ name: 'keys', version: '1', roles: { key: role({ html: ({ text }) => ... }) } });
 */
export function defineDirectives({ name, version, directives = {}, roles = {}, styles }: DirectivesPlugin): Plugin {
  return {
    name,
    version,
    match: node => directiveOf(directives, node) !== undefined || roleOf(roles, node) !== undefined,
    transforms: {
      html(node, context) {
        const found = directiveOf(directives, node);
        if (found) return useDirective(found.node, found.definition, context);
        const inline = roleOf(roles, node);
        return inline ? useRole(inline.node, inline.definition, context) : [];
      },
    },
    ...(styles && { styles }),
  };
}

type Block = ContainerDirective | LeafDirective;

function directiveOf(directives: Readonly<Record<string, Directive>>, node: Nodes) {
  if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return undefined;
  const definition = Object.hasOwn(directives, node.name) ? directives[node.name] : undefined;
  return definition && { node, definition };
}

function roleOf(roles: Readonly<Record<string, Role>>, node: Nodes) {
  if (node.type !== 'textDirective') return undefined;
  const definition = Object.hasOwn(roles, node.name) ? roles[node.name] : undefined;
  return definition && { node, definition };
}

function useDirective(node: Block, definition: Directive, context: Context): Made {
  const { values, problems } = readOptionValues(definition.options ?? {}, node.attributes ?? {});
  for (const problem of problems) report(context, node, problem);
  const { argument, children, body } = partsOf(node);
  const kind = definition.argument ?? 'optional';
  if (kind === 'none' && argument !== '') {
    context.message('error', 'directive-argument', `The directive "${node.name}" has no argument.`);
  } else if (kind === 'required' && argument === '') {
    context.message('error', 'directive-argument', `The directive "${node.name}" needs an argument.`);
    return context.render(children);
  }
  return definition.html({ name: node.name, argument, options: values, body, children }, context);
}

function useRole(node: TextDirective, definition: Role, context: Context): Made {
  const { values, problems } = readOptionValues(definition.options ?? {}, node.attributes ?? {});
  for (const problem of problems) report(context, node, problem);
  const text = textIn(node, 'text') ?? plainText(node.children);
  return definition.html({ name: node.name, text, options: values, children: node.children }, context);
}

function report(context: Context, node: Block | TextDirective, { option, text, hint }: OptionProblem): void {
  const kind = node.type === 'textDirective' ? 'role' : 'directive';
  const place = { line: optionLine(node, option), ...(hint !== undefined && { hint }) };
  context.message('error', `${kind}-option`, `In the ${kind} "${node.name}": ${text}`, place);
}

/** reStructuredText has each option on a line of its own, behind the argument's. */
function optionLine(node: Block | TextDirective, option: string): number {
  const argument = textIn(node, 'argument');
  if (argument === undefined) return 1;
  let line = argument.split('\n').length + 1;
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (name === option) return line;
    line += (value ?? '').split('\n').length;
  }
  return 1;
}

/** What stands in a directive. Markdown has the argument as its label, or as all that a directive of one line holds. */
function partsOf(node: Block): { argument: string; children: readonly Nodes[]; body: string } {
  if (node.type === 'leafDirective') return { argument: plainText(node.children), children: [], body: '' };
  const [label] = node.children.filter(isLabel);
  const children = node.children.filter(child => !isLabel(child));
  const argument = textIn(node, 'argument') ?? (label ? plainText([label]) : '');
  const [only, ...others] = children;
  const fenced = only?.type === 'code' && others.length === 0 ? only.value : '';
  return { argument, children, body: textIn(node, 'body') ?? fenced };
}

function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data?.directiveLabel === true;
}

/** What the reader of reStructuredText keeps as it is written. */
function textIn({ data }: Nodes, key: 'argument' | 'body' | 'text'): string | undefined {
  const value: unknown = data && key in data ? Reflect.get(data, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function plainText(nodes: readonly Nodes[]): string {
  return nodes
    .map(node => ('children' in node ? plainText(node.children) : 'value' in node ? node.value : ''))
    .join('');
}
