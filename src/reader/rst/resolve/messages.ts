import type { Parents, RootContent } from 'mdast';
import type { Message, Severity } from '../../../literate/message.ts';
import { refill } from '../append.ts';
import { lostText } from '../directives/generic.ts';
import { plainText } from '../inline/plain-text.ts';
import type { SystemMessage } from '../nodes.ts';
import { UNSAID } from '../system-message.ts';
import { holder } from './walk.ts';

const SEVERITIES: Readonly<Record<SystemMessage['level'], Severity>> = {
  1: 'info',
  2: 'warning',
  3: 'error',
  4: 'error',
};

/**
 * Takes the messages out of a tree. Where a message is all that holds a piece of the source, the piece stays as code, so that no
 * text is lost.
 */
export function takeMessages(nodes: readonly RootContent[], messages: Message[]): RootContent[] {
  const kept: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'systemMessage') {
      if (node === UNSAID) continue;
      messages.push(toMessage(node));
      if (node.position) kept.push(lostText(node));
      continue;
    }
    if ('children' in node && mayHoldMessages(node)) takeBelow(node, messages);
    kept.push(node);
  }
  return kept;
}

/** What is said of names is put into the tree later. */
const mayHoldMessages = holder(['systemMessage', 'target', 'substitutionDefinition'], true);

function takeBelow(parent: Parents, messages: Message[]): void {
  const children: RootContent[] = parent.children;
  if (children.some(child => child.type === 'systemMessage')) refill(children, takeMessages(children, messages));
  else for (const child of children) if ('children' in child && mayHoldMessages(child)) takeBelow(child, messages);
}

function toMessage(node: SystemMessage): Message {
  const [first] = node.children;
  const { line, column } = node.place ?? node;
  return {
    severity: SEVERITIES[node.level],
    rule: `rst-${node.rule}`,
    message: first ? plainText([first]).replace(/\n/g, ' ') : '',
    line,
    column,
    ...(node.file !== undefined && { file: node.file }),
  };
}
