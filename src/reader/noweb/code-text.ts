import { escapeReferences, mayRefer } from '../../literate/untangle/code-block.ts';
import { codeTokens } from './code-line.ts';

/** A chunk's name as pylit writes it: blank space made plain, and without brackets that would end it. */
export function plainName(name: string): string {
  return name.replace(/@?<</g, '«').replace(/@?>>/g, '»').trim().replace(/\s+/g, ' ');
}

/** A line of noweb's code with pylit's escapes instead of noweb's. */
export function plainCode(line: string): string {
  return codeTokens(line)
    .map(token => (token.kind === 'use' ? `<<${plainName(token.name)}>>` : literal(token.text)))
    .join('');
}

/** The names that a line of code uses. */
export function usedNames(line: string): string[] {
  return codeTokens(line).flatMap(token => (token.kind === 'use' ? [plainName(token.name)] : []));
}

function literal(text: string): string {
  return mayRefer([text]) ? escapeReferences(text) : text;
}
