import type { Reader } from '../reader.ts';
import { readMarkdown } from './document.ts';
import type { ParseMarkdown } from './parse.ts';
import { rereadMarkdown } from './reread.ts';
import { type FastParser, loadSatteri } from './satteri.ts';

/** How Markdown is parsed. */
export interface MarkdownReaderOptions {
  /** `auto`: by satteri where it gives what remark gives, else by remark. `remark`: always by remark. */
  readonly parser: 'auto' | 'remark';
  /** Gives remark (`parseMarkdown`), when a document first needs it: it is large, and most projects never do. */
  readonly remark: () => ParseMarkdown;
  /** Identifies syntax that plugins of the user's add: then all is read by remark, and always whole documents. */
  readonly syntax?: string;
}

/** Makes a reader of Markdown. Both parsers give the same documents; the identities differ in case they ever do not. */
export async function createMarkdownReader({ parser, remark, syntax }: MarkdownReaderOptions): Promise<Reader> {
  const fast: FastParser | undefined = parser === 'auto' && syntax === undefined ? await loadSatteri() : undefined;
  let loaded: ParseMarkdown | undefined;
  const careful: ParseMarkdown = text => {
    loaded ??= remark();
    return loaded(text);
  };
  const parse: ParseMarkdown = fast ? text => fast(text) ?? careful(text) : careful;
  const read: Reader['read'] = input => readMarkdown(parse, input);
  const kind = { format: 'markdown', extensions: ['.md', '.markdown'], read };
  if (syntax !== undefined) return { ...kind, identity: `${REMARK}, ${syntax}` };
  return {
    ...kind,
    identity: fast ? `${REMARK}, satteri 0.10` : REMARK,
    readAgain: (previous, input) => rereadMarkdown(parse, previous, input.source) ?? readMarkdown(parse, input),
  };
}

const REMARK = 'markdown 9, remark-parse 11, remark-gfm 4, remark-math 6, remark-directive 4';
