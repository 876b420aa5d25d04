import type { PluggableList } from 'unified';
import type { BuildReport } from '../../../src/build/report.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import type { ConfiguredPlugin, HtmlFormatOptions } from '../../../src/output/html/options.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { ToyProject } from '../../build/toy-project.ts';

/** What a test may change of the format. */
export interface Setup {
  readonly plugins?: readonly ConfiguredPlugin[];
  readonly trustHtml?: boolean;
  readonly codePage?: { readonly title: string };
  readonly indexPage?: { readonly title: string };
  readonly modulePage?: { readonly title: string };
  readonly remarkPlugins?: PluggableList;
  readonly rehypePlugins?: PluggableList;
}

/** A project on disk that is woven by the real build. */
export interface Woven {
  readonly root: string;
  readonly report: BuildReport;
  /** A page's HTML. */
  page(path: string): string;
  /** What stands in a page's text. */
  text(path: string): string;
  /** Messages as `file:line rule`. */
  readonly problems: readonly string[];
}

/** The options of a format without plugins. */
export function formatOptions(setup: Setup = {}): HtmlFormatOptions {
  return {
    plugins: [],
    trustHtml: false,
    remarkPlugins: [],
    rehypePlugins: [],
    configurationDigest: '',
    version: 'test',
    ...setup,
  };
}

/** Weaves documents, given by path. */
export async function weave(files: Readonly<Record<string, string>>, setup: Setup = {}): Promise<Woven> {
  const project = new ToyProject(files);
  const formats = [await createHtmlFormat(formatOptions(setup))];
  const report = await project.build({
    extensions: ['.md', '.rst'],
    load: async () => ({ readers: [markdownReader, createRstReader()], formats }),
  });
  const page = (path: string) => project.read(`build/html/${path}`);
  return {
    root: project.root,
    report,
    page,
    text: path =>
      between(page(path), '<article class="text">\n', '</article>').replace(/^<h1 class="unseen">.*<\/h1>\n/, ''),
    problems: report.messages.map(message => `${message.file}:${message.line} ${message.rule}`),
  };
}

/** Weaves one Markdown document and gives its text. */
export async function weaveText(markdown: string, setup: Setup = {}): Promise<string> {
  return (await weave({ 'index.md': markdown }, setup)).text('index.html');
}

function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start) + start.length;
  return html.slice(from, html.lastIndexOf(end));
}
