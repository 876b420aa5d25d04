import type { PluggableList } from 'unified';
import type { FormatName } from '../../build/format-names.ts';
import type { SourceFormat, TreeRenderer } from '../../literate/block-tree.ts';
import type { Format } from '../../literate/format.ts';
import type { HtmlFormatOptions } from '../../output/html/options.ts';
import { packageVersion } from '../version.ts';
import { listTitles } from './list-titles.ts';
import type { ConfiguredPlugin } from './load-plugins.ts';
import type { HistoryUse, Project } from './project.ts';

/** What formats are made of, beside the configuration. */
interface FormatParts {
  readonly plugins: readonly ConfiguredPlugin[];
  /** Identifies plugins that are code of the project. */
  readonly digest: string;
  readonly history?: Pick<HistoryUse, 'pages'> | undefined;
}

/** Loads the formats that a project is woven into, the website first; each brings its own modules. */
export async function loadFormats(project: Project, parts: FormatParts): Promise<Format[]> {
  const { formats } = project.config;
  const wanted = FORMAT_ORDER.filter(name => formats.includes(name));
  return Promise.all(wanted.map(name => LOADERS[name](project, parts)));
}

const LOADERS: Readonly<Record<FormatName, (project: Project, parts: FormatParts) => Promise<Format>>> = {
  async html(project, parts) {
    const { createHtmlFormat } = await import('../../output/html/index.ts');
    const pages = await parts.history?.pages();
    return createHtmlFormat({ ...(pages && { history: pages }), ...htmlOptions(project, parts) });
  },
  async latex(project, parts) {
    const { createLatexFormat, LATEX } = await import('../../output/latex/index.ts');
    const { tokenColours } = await import('../../output/print/token-colours.ts');
    const colours = await tokenColours(parts.plugins);
    const { latexBook } = await import('../print/latex-book.ts');
    const { config, root } = project;
    return createLatexFormat({
      ...(await treesFor(project, parts, LATEX)),
      colours,
      book: documents => latexBook(config, root, documents),
      pages: JSON.stringify([config.title, config.language, config.words, config.book, process.env.SOURCE_DATE_EPOCH]),
    });
  },
  async text(project, parts) {
    const { createTextFormat, TEXT } = await import('../../output/text/index.ts');
    return createTextFormat(await treesFor(project, parts, TEXT));
  },
  async man(project, parts) {
    const { createManFormat, TEXT } = await import('../../output/text/index.ts');
    const { bookDate } = await import('../print/book-date.ts');
    const date = bookDate(project.config.book);
    return createManFormat({ ...(await treesFor(project, parts, TEXT)), ...(date !== undefined && { date }) });
  },
  async epub(project, parts) {
    const { createEpubFormat } = await import('../../output/epub/index.ts');
    const { createHtmlFormat } = await import('../../output/html/index.ts');
    const { fillPage } = await import('../../output/html/page/fill.ts');
    const { tokenColours } = await import('../../output/print/token-colours.ts');
    const { epubBook } = await import('../print/epub-book.ts');
    return createEpubFormat({
      // What HTML stands in an EPUB must be well-formed, so it is never taken over as it is written.
      html: await createHtmlFormat({ ...htmlOptions(project, parts), trustHtml: false }),
      fill: page => fillPage(page),
      colours: await tokenColours(parts.plugins),
      styles: await pluginStyles(parts.plugins),
      ...(await epubBook(project)),
    });
  },
  async single(project, parts) {
    const { createHtmlFormat } = await import('../../output/html/index.ts');
    const { createSingleFormat } = await import('../../output/single/index.ts');
    return createSingleFormat({ html: await createHtmlFormat(htmlOptions(project, parts)) });
  },
  async pdf(project, parts) {
    const { createPdfFormat } = await import('../print/pdf-format.ts');
    return createPdfFormat(project, htmlOptions(project, parts));
  },
};

/** Styles of what plugins draw; those of code are among the colours. */
async function pluginStyles(plugins: readonly ConfiguredPlugin[]): Promise<string> {
  const others = plugins.filter(({ plugin }) => plugin.name !== 'highlight');
  const styles = await Promise.all(others.map(({ plugin, options }) => plugin.styles?.(options) ?? ''));
  return styles.map(style => `${style.trim()}\n`).join('');
}

const FORMAT_ORDER = Object.keys(LOADERS) as readonly FormatName[];

/** The trees of pages, which formats for paper and terminals are made from. */
async function treesFor(
  project: Project,
  parts: FormatParts,
  format: SourceFormat,
): Promise<{ readonly render: TreeRenderer; readonly identity: string }> {
  const { createTreeRenderer } = await import('../../output/html/tree.ts');
  const { htmlIdentity } = await import('../../output/html/identity.ts');
  const options = htmlOptions(project, parts);
  return { render: await createTreeRenderer(options, format), identity: htmlIdentity(options) };
}

function htmlOptions({ config }: Project, { plugins, digest }: FormatParts): HtmlFormatOptions {
  const { code, index, modules } = listTitles(config);
  return {
    plugins,
    trustHtml: config.html.trust,
    ...(code && { codePage: code }),
    ...(index && { indexPage: index, modulePage: modules }),
    remarkPlugins: config.markdown.remarkPlugins as PluggableList,
    rehypePlugins: config.markdown.rehypePlugins as PluggableList,
    configurationDigest: digest,
    version: packageVersion(),
  };
}
