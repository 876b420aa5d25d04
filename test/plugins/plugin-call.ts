import type { ElementContent } from 'hast';
import type { OptionsSchema } from '../../src/literate/plugin.ts';

/** Checks options as the configuration's loader does. */
export async function checkOptions<Options>(
  schema: OptionsSchema<Options> | undefined,
  given: unknown,
): Promise<Options> {
  if (!schema) throw new Error('This plugin takes no options.');
  const result = await schema['~standard'].validate(given);
  if (result.issues) throw new Error(result.issues.map(issue => issue.message).join('\n'));
  return result.value;
}

/** The texts of a tree, each with the class of the element it stands in. */
export function textsOf(node: ElementContent, className = ''): [string, string][] {
  if (node.type === 'text') return [[node.value, className]];
  if (node.type !== 'element') return [];
  const own =
    node.tagName === 'span' && Array.isArray(node.properties.className) ? node.properties.className.join(' ') : '';
  return node.children.flatMap(child => textsOf(child, own));
}
