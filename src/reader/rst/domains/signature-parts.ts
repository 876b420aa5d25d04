import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { type ObjectQuery, queryName } from '../../../literate/domains/object-query.ts';
import type { CrossReference } from '../../../literate/nodes.ts';

/** Makes the nodes of one signature. All have the place of the whole, because not all of what is shown is written. */
export class SignatureParts {
  readonly nodes: PhrasingContent[] = [];
  readonly #position: Position;

  constructor(position: Position) {
    this.#position = position;
  }

  text(value: string): this {
    if (value !== '') this.nodes.push({ type: 'text', value, position: this.#position });
    return this;
  }

  /** A text with classes. */
  part(className: string, value: string, hName?: string): this {
    return value === '' ? this : this.group(className, parts => parts.text(value), hName);
  }

  /** Parts in a part. */
  group(className: string, make: (parts: SignatureParts) => void, hName = 'span'): this {
    const inner = new SignatureParts(this.#position);
    make(inner);
    this.nodes.push({
      type: 'signaturePart',
      children: inner.nodes,
      data: { hName, hProperties: { className: className.split(' ') } },
      position: this.#position,
    });
    return this;
  }

  /** A name that leads to its description where there is one. `mustExist`: otherwise it is a problem. */
  reference(query: ObjectQuery, shown: string, { mustExist = false } = {}): this {
    const node: CrossReference = {
      type: 'crossReference',
      namespace: 'object',
      name: queryName(query),
      explicit: true,
      ...(!mustExist && { optional: true }),
      children: [{ type: 'text', value: shown, position: this.#position }],
      data: { hName: 'a' },
      position: this.#position,
    };
    this.nodes.push(node);
    return this;
  }
}
