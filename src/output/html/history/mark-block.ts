/** So many digits of a block's content id tell it from the others of its page. */
export const BLOCK_DIGITS = 12;

/** The first start tag of a block, behind blank space and comments. */
const FIRST_TAG = /^(?:\s|<!--(?:(?!-->)[\s\S])*-->)*<[a-z][^\s/>]*/i;

/**
 * Puts attributes into the first element of a block, which so is known as the block's on the page. A block without an element shows
 * nothing that could be marked; further elements belong to the first.
 *
 * @param attributes with a blank before each, and nothing in them that would have to be escaped
 */
export function markBlock(html: string, attributes: string): string {
  const tag = FIRST_TAG.exec(html);
  return tag ? html.slice(0, tag[0].length) + attributes + html.slice(tag[0].length) : html;
}
