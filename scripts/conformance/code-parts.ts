import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { element, type PseudoNode } from './element.ts';

/** Highlighted code, with a number before each line if they are numbered: all are as wide as the one after the last. */
export function codeParts({ value, data, type }: Extract<Nodes, { type: 'code' | 'inlineCode' }>): PseudoNode[] {
  const parts = (data?.hChildren ?? [{ type: 'text', value }]).map(part => {
    const classes = part.type === 'element' ? part.properties.className : undefined;
    return { classes: Array.isArray(classes) ? classes.map(String) : [], text: textOf(part) };
  });
  const first = type === 'code' ? data?.numbered : undefined;
  if (first === undefined) return parts.flatMap(codePart);
  const width = String(first + value.split('\n').length).length;
  let number = first;
  const ln = () => element('inline', { classes: ['ln'] }, [`${String(number++).padStart(width)} `]);
  return [
    ln(),
    ...parts.flatMap(part => {
      const lines = part.text.split('\n');
      return lines.flatMap((line, at) => {
        const isEnd = at === lines.length - 1;
        return [...codePart({ ...part, text: isEnd ? line : `${line}\n` }), ...(isEnd ? [] : [ln()])];
      });
    }),
  ];
}

function codePart({ classes, text: value }: { readonly classes: string[]; readonly text: string }): PseudoNode[] {
  return classes.length > 0 ? [element('inline', { classes }, [value])] : value === '' ? [] : [value];
}
