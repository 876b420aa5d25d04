import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peers/peer.ts';
import type { Contents } from './results.ts';

/** Looks at a page that a tool made of the corpus: what does it hold? */
export function contentsOf(peer: Peer, folder: string, page: string): Contents {
  const html = readFileSync(join(folder, peer.outputOf(page)), 'utf8');
  const code = Array.from(html.matchAll(/<pre[\s\S]*?<\/pre>/g), ([text]) => text).join('');
  return {
    highlighting: /<span[^>]+(?:class|style)="[^"]+"[^>]*>\w+<\/span>/.test(code),
    math: html.includes('<math') ? 'MathML' : /class="[^"]*\bmath\b/.test(html) ? 'left to the browser' : 'text',
    search: peer.searchIndex !== undefined && existsSync(join(folder, peer.searchIndex)),
  };
}
