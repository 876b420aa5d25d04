import { type Definition, DefinitionList } from './definition.ts';

/** A definition at the beginning of a line, with its indentation. */
const LINE =
  /^([ \t]*)(?:(?:async[ \t]+)?(def)[ \t]+(\w+)[ \t]*(?:\[[^\]]*\])?\([ \t\n]*(?:(self|cls)\b)?|(class)[ \t]+(\w+)|(\S))/gm;
const CONSTANT = /^([A-Z][A-Z0-9_]+)[ \t]*(?::[^=\n]+)?=(?!=)/gm;

/** Functions, classes and constants of a module, and methods. What stands in a function is its own. */
export function pythonDefinitions(code: string): Definition[] {
  const found = new DefinitionList(code);
  const around: { indent: number; kind: 'def' | 'class' }[] = [];
  for (const match of code.matchAll(LINE)) {
    const [, space = '', def, name, self, isClass, className, other = ''] = match;
    const indent = space.length;
    // The end of parameters that stand on lines of their own.
    if (/[)\]}]/.test(other)) continue;
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    const isLocal = around.some(({ kind }) => kind === 'def');
    if (def) {
      const isMethod = self !== undefined || around.at(-1)?.kind === 'class';
      if (!isLocal && !/^__\w+__$/.test(name ?? '')) found.add(name, isMethod ? 'method' : 'function', match.index);
      around.push({ indent, kind: 'def' });
    } else if (isClass) {
      if (!isLocal) found.add(className, 'type', match.index);
      around.push({ indent, kind: 'class' });
    }
  }
  for (const match of code.matchAll(CONSTANT)) found.add(match[1], 'constant', match.index);
  return found.all();
}
