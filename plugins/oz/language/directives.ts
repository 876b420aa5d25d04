/** A name that a directive says is written between its arguments. */
export interface OperatorDirective {
  readonly name: string;
  readonly kind: 'function' | 'relation';
}

/**
 * Shows what fuzz reads and LaTeX does not: Z behind two percent signs and a space. A paragraph below `%%unchecked` is hidden instead. All
 * offsets stay what they are.
 */
export function revealed(source: string): string {
  if (!source.includes('%%')) return source;
  return source
    .replace(/^([^\S\n]*)%%(?=[^\S\n])/gm, '$1  ')
    .replace(UNCHECKED, paragraph => paragraph.replace(/[^\n]/g, ' '));
}

const UNCHECKED = /^[^\S\n]*%%unchecked[^\n]*\n\s*\\begin\s*\{([A-Za-z*]+)\}[\s\S]*?\\end\s*\{\1\}/gm;

/** `%%inop \oplus plus 3`, `%%inrel divides`, `%%ingen \prod`: names between their arguments. */
export function operatorDirectives(source: string): OperatorDirective[] {
  const found: OperatorDirective[] = [];
  for (const [, what, names = ''] of source.matchAll(/^[^\S\n]*%%(inop|inrel|ingen)\s+([^\n]*)$/gm))
    for (const name of names.trim().split(/\s+/))
      if (!/^\d*$/.test(name))
        found.push({ name: name.replaceAll('\\_', '_'), kind: what === 'inrel' ? 'relation' : 'function' });
  return found;
}
