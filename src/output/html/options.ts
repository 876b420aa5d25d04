import type { PluggableList } from 'unified';
import type { Plugin } from '../../literate/plugin.ts';
import type { HistoryPages } from './history/options.ts';

/** A plugin of the project with its options, already checked against the plugin's schema. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin;
  readonly options: unknown;
}

/** What the HTML format is made from. */
export interface HtmlFormatOptions {
  /** Asked in this order; the first that matches a node has it. */
  readonly plugins: readonly ConfiguredPlugin[];
  /** Documents' raw HTML passes as it is. */
  readonly trustHtml: boolean;
  /** unified plugins for the syntax tree of each block (its root holds that one block). */
  readonly remarkPlugins: PluggableList;
  /** unified plugins for the HTML tree of each block, after sanitising. */
  readonly rehypePlugins: PluggableList;
  /** Digest of the configuration file and what it imports: the unified plugins are functions and cannot be compared. */
  readonly configurationDigest: string;
  /** Version of pylit. */
  readonly version: string;
  /** The page that lists the code of all documents; absent where there is to be none. */
  readonly codePage?: { readonly title: string };
  /** The page of the general index; absent where there is to be none. */
  readonly indexPage?: { readonly title: string };
  /** The page that lists modules, as Sphinx has it. */
  readonly modulePage?: { readonly title: string };
  /** Absent where pages show nothing of their history. */
  readonly history?: HistoryPages;
}
