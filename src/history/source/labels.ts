/**
 * The name that a target of reStructuredText gives to the block below it: `.. _label:` without an address.
 *
 * @example labelOf('target', '.. _Getting Started:\n') === 'getting started'
 */
export function labelOf(kind: string, text: string): string | undefined {
  if (kind !== 'target') return undefined;
  const name = /^\.\. _(?:`([^`\n]+)`|([^`:\n]+)):[ \t]*\n?$/.exec(text);
  return (name?.[1] ?? name?.[2])?.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Gives blocks below a label its name, where they have none. */
export function withLabels<Block extends { readonly kind: string; readonly alias?: string }>(
  blocks: readonly Block[],
  textOf: (block: Block) => string,
): readonly Block[] {
  return blocks.map((block, index) => {
    const above = blocks[index - 1];
    if (above?.kind !== 'target' || block.kind === 'target' || block.alias !== undefined) return block;
    const alias = labelOf(above.kind, textOf(above));
    return alias === undefined ? block : { ...block, alias };
  });
}
