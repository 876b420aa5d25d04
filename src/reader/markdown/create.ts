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

/** How Markdown is parsed, and what identifies that. */
export interface MarkdownParser {
  readonly parse: ParseMarkdown;
  readonly identity: string;
}

/** Makes a parser of Markdown. Both of the kinds give the same trees; the identities differ in case they ever do not. */
export async function createMarkdownParser({ parser, remark, syntax }: MarkdownReaderOptions): Promise<MarkdownParser> {
  const fast: FastParser | undefined = parser === 'auto' && syntax === undefined ? await loadSatteri() : undefined;
  let loaded: ParseMarkdown | undefined;
  const careful: ParseMarkdown = text => {
    loaded ??= remark();
    return loaded(text);
  };
  if (syntax !== undefined) return { parse: careful, identity: `${REMARK}, ${syntax}` };
  if (!fast) return { parse: careful, identity: REMARK };
  return { parse: text => fast(text) ?? careful(text), identity: `${REMARK}, satteri 0.10` };
}

/** Makes a reader of Markdown. */
export async function createMarkdownReader(options: MarkdownReaderOptions): Promise<Reader> {
  return markdownReaderWith(await createMarkdownParser(options), options.syntax !== undefined);
}

/** The reader of a parser. Syntax that plugins add makes it read whole documents always. */
export function markdownReaderWith({ parse, identity }: MarkdownParser, hasOwnSyntax: boolean): Reader {
  const read: Reader['read'] = input => readMarkdown(parse, input);
  const kind = { format: 'markdown', extensions: ['.md', '.markdown'], identity, read };
  if (hasOwnSyntax) return kind;
  return {
    ...kind,
    readAgain: (previous, input) => rereadMarkdown(parse, previous, input.source) ?? readMarkdown(parse, input),
  };
}

const REMARK = 'markdown 10, remark-parse 11, remark-gfm 4, remark-math 6, remark-directive 4';
