import { headingText } from '../../literate/untangle/prose.ts';
import type { MadeDocument } from './untangle-documents.ts';

/** A page that links to all documents that were made, in the order of their paths. */
export function indexDocument(title: string, folder: string, made: readonly MadeDocument[]): string {
  const links = made.map(({ document, title, summary }) => {
    const target = document.slice(folder === '' ? 0 : folder.length + 1);
    return `- [${headingText(title)}](${encodeURI(target).replace(/[()#?]/g, encodeURIComponent)})${summary === '' ? '' : `: ${summary}`}`;
  });
  return `# ${headingText(title)}\n\nThe program, a page for each file:\n\n${links.join('\n')}\n`;
}
