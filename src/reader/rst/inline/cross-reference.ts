import type { PhrasingContent } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';

/** Makes a reference to a name of the document, or (without a name) to the next anonymous target. */
export function crossReference(name: string | undefined, children: PhrasingContent[], text?: string): CrossReference {
  return {
    type: 'crossReference',
    namespace: 'label',
    name: name ?? '',
    explicit: true,
    ...(name === undefined && { anonymous: true }),
    children,
    data: { hName: 'a', ...(text !== undefined && { rst: { attributes: { name: text } } }) },
  };
}
