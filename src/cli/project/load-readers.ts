import type { PluggableList } from 'unified';
import type { Config } from '../../build/config.ts';
import type { MarkdownParser, MarkdownReaderOptions } from '../../reader/markdown/create.ts';
import { NOWEB_EXTENSIONS, nowebIdentity } from '../../reader/noweb/identity.ts';
import type { Reader } from '../../reader/reader.ts';
import { RST_EXTENSIONS, type RstReaderOptions, rstIdentity } from '../../reader/rst/identity.ts';
import { ownModule } from '../own-files.ts';

/** What readers are made from. */
export interface ReaderSettings {
  readonly config: Pick<Config, 'markdown' | 'rst' | 'bibliography' | 'language'>;
  /** Of the configuration, for what its functions do to documents. */
  readonly identity: string;
}

/** The readers of all source formats. */
export async function loadReaders({ config, identity }: ReaderSettings): Promise<Reader[]> {
  const { markdown, bibliography } = config;
  const { extensions = [], ...rest } = config.rst;
  const rst: RstReaderOptions = { ...rest, language: config.rst.language ?? foreign(config.language) };
  const { createMarkdownParser, markdownReaderWith } = await import('../../reader/markdown/create.ts');
  const plugins = markdown.remarkPlugins as PluggableList;
  const isExtended = plugins.length > 0 && remarkModule().extendsSyntax(plugins);
  const options: MarkdownReaderOptions = isExtended
    ? { parser: 'remark', remark: () => remarkModule().parserWith(plugins), syntax: identity }
    : { parser: markdown.reader, remark: () => remarkModule().parseMarkdown };
  const plain = await createMarkdownParser(options);
  const parser = bibliography ? (await import('../../reader/markdown/citations.ts')).withCitations(plain) : plain;
  return [markdownReaderWith(parser, isExtended), rstReader(rst, extensions), nowebReader(parser)];
}

/** English words are always known. */
function foreign(language: string): string | undefined {
  return /^en(?:-|$)/i.test(language) ? undefined : language;
}

/** remark is large, and most documents never need it: it is loaded in the middle of reading the first that does. */
function remarkModule(): typeof import('../../reader/markdown/parse.ts') {
  return ownModule<typeof import('../../reader/markdown/parse.ts')>('reader/markdown/parse');
}

/**
 * The reader of reStructuredText, which is loaded when there is something to read.
 *
 * @param extensions of more files that are read so
 */
function rstReader(options: RstReaderOptions, extensions: readonly string[]): Reader {
  let loaded: Reader | undefined;
  const reader = () => {
    loaded ??= ownModule<typeof import('../../reader/rst/index.ts')>('reader/rst/index').createRstReader(options);
    return loaded;
  };
  return {
    format: 'rst',
    extensions: [...RST_EXTENSIONS, ...extensions],
    identity: rstIdentity(options),
    read: input => reader().read(input),
    readAgain: (previous, input) => reader().readAgain?.(previous, input) ?? reader().read(input),
  };
}

/** The reader of noweb files, which is loaded when there is something to read. */
function nowebReader({ parse, identity }: MarkdownParser): Reader {
  let loaded: typeof import('../../reader/noweb/document.ts') | undefined;
  return {
    format: 'noweb',
    extensions: NOWEB_EXTENSIONS,
    identity: nowebIdentity(identity),
    read(input) {
      loaded ??= ownModule<typeof import('../../reader/noweb/document.ts')>('reader/noweb/document');
      return loaded.readNoweb(parse, input);
    },
  };
}
