/** What a line of a noweb file is; see "Chunks" in noweb's manual page. */
export type NowebLine =
  /** `<<name>>=`: code with this name begins on the next line. */
  | { readonly kind: 'definition'; readonly name: string }
  | { readonly kind: 'code' }
  /** `@ %def a b`: what the code above defines. */
  | { readonly kind: 'index'; readonly names: readonly string[] }
  /** `@` or `@ text`: documentation begins. */
  | { readonly kind: 'documentation-start' }
  | { readonly kind: 'documentation' };

/** Tells what each line is. @param lines without their LF; a CR may be left */
export function nowebLines(lines: readonly string[]): NowebLine[] {
  let state: 'code' | 'documentation' | 'index' = 'documentation';
  return lines.map(line => {
    const name = definedName(line);
    if (name !== undefined) {
      state = 'code';
      return { kind: 'definition', name };
    }
    if (line.startsWith('@ %def ')) {
      if (state === 'code') state = 'index';
      return { kind: 'index', names: line.slice(7).trim().split(/\s+/).filter(Boolean) };
    }
    if (line.startsWith('@') && /^@(?:\s|$)/.test(line)) {
      state = 'documentation';
      return { kind: 'documentation-start' };
    }
    if (state === 'index') state = 'documentation';
    return PLAIN[state];
  });
}

const PLAIN = { code: { kind: 'code' }, documentation: { kind: 'documentation' } } as const;

/** The name in `<<name>>=`, from the first column on. In it, `@>>` does not end it. */
function definedName(line: string): string | undefined {
  if (!line.startsWith('<<')) return undefined;
  const end = nameEnd(line);
  return end !== undefined && /^=\s*$/.test(line.slice(end + 2)) ? line.slice(2, end) : undefined;
}

function nameEnd(line: string): number | undefined {
  const close = /@>>|>>/g;
  close.lastIndex = 2;
  for (let found = close.exec(line); found; found = close.exec(line)) if (found[0] === '>>') return found.index;
  return undefined;
}
