import type { Definition } from '../definition.ts';
import type { LanguageFamily } from '../language-family.ts';
import { cTree } from './c.ts';
import { csharpTree } from './csharp.ts';
import { goTree } from './go.ts';
import { javaTree } from './java.ts';
import { phpTree } from './php.ts';
import { pythonTree } from './python.ts';
import { rubyTree } from './ruby.ts';
import { rustTree } from './rust.ts';
import { scriptTree } from './script.ts';
import { shellTree } from './shell.ts';
import { childrenOf, type Grammar, type SyntaxNode } from './syntax.ts';
import { type Frame, Source, type TreeRules, Walk } from './walk.ts';

const RULES: Readonly<Record<LanguageFamily, TreeRules>> = {
  python: pythonTree,
  script: scriptTree,
  c: cTree,
  rust: rustTree,
  go: goTree,
  java: javaTree,
  csharp: csharpTree,
  ruby: rubyTree,
  php: phpTree,
  shell: shellTree,
};

/** What a syntax tree tells of code. */
export interface TreeDefinitions {
  readonly definitions: readonly Definition[];
  /** Where the code could not be parsed: places of UTF-16 units, each from and to. Of the rest all definitions are known. */
  readonly broken: readonly (readonly [start: number, end: number])[];
}

/**
 * Finds definitions by the syntax tree. Code that does not parse is parsed as the inside of a type or a function, too, and the reading with the
 * fewest errors is taken.
 *
 * @param text the code with something that parses in the place of each reference to a chunk
 * @param depths how many braces the code closes that it did not open, and leaves open
 * @returns undefined where no tree could be made
 */
export function treeDefinitions(
  family: LanguageFamily,
  grammar: Grammar,
  code: string,
  text: string,
  depths: () => { readonly closed: number; readonly open: string },
): TreeDefinitions | undefined {
  const rules = RULES[family];
  let best = readAs(rules, grammar, code, text, rules.first?.(code) ?? ['', '']);
  if (!best || best.errors === 0) return best;
  for (const frame of framesFor(rules, depths())) {
    const found = readAs(rules, grammar, code, text, frame);
    if (found && found.errors < best.errors) best = found;
    if (best.errors === 0) break;
  }
  return best;
}

/** Where code may stand that closes some braces and leaves some open. */
function framesFor(
  { frames, openFrames = [] }: TreeRules,
  { closed, open }: { readonly closed: number; readonly open: string },
): readonly Frame[] {
  if (closed === 0 && open === '') return frames;
  if (closed === 0)
    return [['', `\n${open}`], ...frames.map(([before, after]): Frame => [before, `\n${open}${after}`])];
  const inner = '{'.repeat(closed - 1);
  return openFrames.map(([before, after]): Frame => [before + inner, `\n${open}${after}`]);
}

function readAs(
  rules: TreeRules,
  grammar: Grammar,
  code: string,
  inside: string,
  [before, after]: Frame,
): (TreeDefinitions & { readonly errors: number }) | undefined {
  const text = before + inside + after;
  const source = new Source(code, text, before.length);
  return grammar.parse(text, root => {
    const textOf = (node: SyntaxNode | null) => (node ? source.text(node) : '');
    const outermost = childrenOf(root);
    const isInside = outermost.some(node => rules.isInside(node, textOf));
    const isModule = outermost.some(node => rules.isModule?.(node) === true);
    new Walk(rules, source, { isInside, isModule }).into(root);
    const definitions = source.all();
    if (!root.hasError) return { definitions, broken: [], errors: 0 };
    const broken = brokenParts(root).map(
      ({ startIndex, endIndex }) => [startIndex - before.length, endIndex - before.length] as const,
    );
    return { definitions, broken, errors: errorsIn(root) };
  });
}

/** How much of a text could not be parsed, in UTF-16 units; what is missing counts one. */
function errorsIn(node: SyntaxNode): number {
  if (node.isMissing) return 1;
  if (node.type === 'ERROR') return 1 + node.endIndex - node.startIndex;
  let errors = 0;
  for (const child of node.children) if (child?.hasError) errors += errorsIn(child);
  return errors;
}

/** The outermost parts of a program that hold errors. */
function brokenParts(root: SyntaxNode): readonly SyntaxNode[] {
  return root.type === 'ERROR' ? [root] : root.children.filter(child => child !== null).filter(child => child.hasError);
}
