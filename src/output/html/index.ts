export { createHtmlFormat } from './format.ts';
export type { ConfiguredPlugin, HtmlFormatOptions } from './options.ts';
