import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { Scope } from '../scope.ts';
import { SignatureParts } from '../signature-parts.ts';
import { expressionId } from './expressions.ts';
import { nameText, nestedName } from './names.ts';
import type { CppParser } from './parser.ts';
import { addCppTokens } from './parts.ts';
import { reading } from './reading.ts';
import { templatePrefix } from './templates.ts';
import { parameterList, typeId } from './types.ts';

/** What a reference of C++'s domain shows, and what it asks for: `~ns::f(int)` shows `f(int)` and asks for `ns::f (i)`. */
export function cppTarget(
  role: string,
  { title, target, explicit }: { readonly title: string; readonly target: string; readonly explicit: boolean },
): { readonly title: string; readonly target: string } {
  const wanted = target.replace(/^~/, '').replace(/(?<!operator\s*)\(\s*\)$/, '');
  const asked = reading(wanted, parser => {
    templatePrefix(parser);
    const name = nameText(nestedName(parser, undefined));
    const parameters = parser.is('(') ? parameterList(parser) : undefined;
    if (parser.token) parser.fail();
    return parameters ? `${name} (${parameters.id})${parameters.modifiers}` : name;
  });
  if (explicit) return { title, target: asked ?? wanted };
  const short = title.startsWith('~') ? lastOf(title.slice(1)) : title;
  return {
    title: role === 'func' && (!short.endsWith(')') || /operator\s*\(\)$/.test(short)) ? `${short}()` : short,
    target: asked ?? wanted,
  };
}

/** The last part of a qualified name, with its arguments. */
function lastOf(name: string): string {
  const rest = reading(name, parser => {
    let start = 0;
    templatePrefix(parser);
    for (let depth = 0; parser.token && !parser.is('('); parser.at += 1) {
      if (parser.is('<')) depth += 1;
      else if (parser.is('>')) depth -= 1;
      else if (depth === 0 && parser.is('::')) start = parser.token.end;
    }
    return name.slice(start);
  });
  return rest ?? name;
}

/** `cpp:expr`: a type or expression whose names lead to their descriptions. */
export function cppExpression(text: string, { cpp: scope }: Scope): PhrasingContent {
  const parts = new SignatureParts(NOWHERE);
  const parser =
    reading(text, parser => whole(parser, () => expressionId(parser, { isArgument: false }))) ??
    reading(text, parser => whole(parser, () => typeId(parser, { isBare: false })));
  if (parser) addCppTokens(parts, parser, { from: 0, to: parser.tokens.length, scope });
  else parts.text(text);
  const children = parts.nodes.map(withoutPosition);
  return { type: 'signaturePart', children, data: { hName: 'code', hProperties: { className: ['cpp', 'cpp-expr'] } } };
}

function whole(parser: CppParser, read: () => unknown): CppParser {
  read();
  if (parser.token) parser.fail();
  return parser;
}

/** The place comes from the role around. */
const NOWHERE: Position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function withoutPosition(node: PhrasingContent): PhrasingContent {
  const { position: _, ...rest } = node;
  if ('children' in rest) return { ...rest, children: rest.children.map(withoutPosition) } as PhrasingContent;
  return rest as PhrasingContent;
}
