import type { Anchor, DocumentOutline } from '../../../literate/document.ts';

/** The outline of a page that is no document's: one block, with the page's headings. */
export function collectedOutline(title: string, headings: readonly Pick<Anchor, 'id' | 'text'>[]): DocumentOutline {
  const none = { definitions: [], footnotes: [], footnoteReferences: [], substitutions: [], chunks: [], pages: [] };
  const anchors = headings.map(
    (heading): Anchor => ({ ...heading, names: [], kind: 'heading', block: 0, explicit: false }),
  );
  return {
    format: 'html',
    attributes: {},
    blocks: [{ kind: 'html', id: '', context: '', line: 1, lines: 1 }],
    exports: { ...none, title, anchors },
    messages: [],
    inclusions: [],
  };
}
