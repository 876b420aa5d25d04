import type { Nodes } from 'mdast';
import { tagsHold } from './tag-expression.ts';

/** When an `only` directive is shown. */
export interface Condition {
  readonly expression: string;
  /** Tags of the configuration. */
  readonly tags: readonly string[];
}

/**
 * Whether a node is shown in a format: `only` directives say that they are for some of them.
 *
 * @param format its name, which is a tag, as are `format_html` and `builder_html`
 */
export function isShownIn(format: string, { data }: Pick<Nodes, 'data'>): boolean {
  const condition = data?.condition;
  if (!condition) return true;
  const tags = new Set([...condition.tags, format, `format_${format}`, `builder_${format}`]);
  return tagsHold(condition.expression, tags) !== false;
}
