import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { mdbook } from './mdbook.ts';
import { mystmd } from './mystmd.ts';
import { pandoc } from './pandoc.ts';
import type { PeerKind } from './peer.ts';
import { pylit } from './pylit.ts';
import { sphinx } from './sphinx.ts';
import { vitepress } from './vitepress.ts';

/** All tools that are measured; pylit is the first. */
export const allPeers: readonly PeerKind[] = [pylit, hugo, eleventy, mdbook, sphinx, vitepress, mystmd, pandoc];
