import type { Nodes, RootContent } from 'mdast';
import type { Message } from '../../../literate/message.ts';
import type { Target } from '../../../literate/nodes.ts';
import type { Docinfo } from './docinfo.ts';
import type { MisplacedTransition } from './transitions.ts';

/** A `class` directive that nothing follows. */
export function uselessMessage(node: RootContent): Message {
  return {
    severity: 'error',
    rule: 'rst-class',
    message: 'There is no element that this class could be for.',
    ...startOf(node),
  };
}

/** A transition that parts nothing. */
export function misplacedMessage({ node, problem }: MisplacedTransition): Message {
  return { severity: 'warning', rule: 'rst-transition', message: problem, ...startOf(node) };
}

function startOf(node: Nodes): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** A target that leads back to itself. */
export function circularMessage({ names, refersTo, ...node }: Target): Message {
  return {
    severity: 'error',
    rule: 'rst-circular-target',
    message: `The target "${names[0] ?? ''}" leads to "${refersTo ?? ''}", and so back to itself.`,
    ...startOf({ ...node, names }),
  };
}

/** What is wrong with a bibliographic field. */
export function docinfoMessage({ node, text }: Docinfo['problems'][number]): Message {
  return { severity: 'warning', rule: 'rst-docinfo', message: text, ...startOf(node) };
}

/** An anonymous reference without a target. */
export function danglingMessage(node: Nodes): Message {
  return {
    severity: 'error',
    rule: 'rst-anonymous-reference',
    message: 'There is no anonymous target for this reference: the document has more references than targets.',
    hint: 'Add a line "__ https://..." below it, or give it a name.',
    ...startOf(node),
  };
}
