import type { Element } from 'hast';
import type { Text } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type { ParsedLiteral } from '../../../literate/nodes.ts';
import { element, text } from './hast.ts';

/** Renders preformatted text with markup in it: the spaces at the ends of its lines stay, which are dropped elsewhere. */
export function preformattedHandlers(): Handlers {
  let depth = 0;
  return {
    parsedLiteral(state: State, node: ParsedLiteral): Element {
      depth += 1;
      const children = state.all(node);
      depth -= 1;
      return state.applyData(node, element('pre', {}, children));
    },
    text: (state: State, node: Text) => (depth > 0 ? text(node.value) : defaultHandlers.text(state, node)),
  };
}
