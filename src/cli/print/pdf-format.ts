import type { Config } from '../../build/config.ts';
import type { Format } from '../../literate/format.ts';
import { htmlIdentity } from '../../output/html/identity.ts';
import type { HtmlFormatOptions } from '../../output/html/options.ts';
import { createTreeRenderer } from '../../output/html/tree.ts';
import { codeColors, createTypstFormat } from '../../output/typst/index.ts';
import { bindPdf } from './bind-pdf.ts';
import { bookSettings } from './book-settings.ts';
import { sharedEngine } from './shared-engine.ts';

/** Makes the format `pdf`: one file of all documents. */
export async function createPdfFormat(config: Config, html: HtmlFormatOptions): Promise<Format> {
  const styles = await Promise.all(html.plugins.map(({ plugin, options }) => plugin.styles?.(options) ?? ''));
  return createTypstFormat({
    name: 'pdf',
    identity: htmlIdentity(html),
    trees: source => createTreeRenderer(html, source),
    pages: JSON.stringify([config.title, config.language]),
    bind: book =>
      bindPdf(
        {
          engine: () => sharedEngine([]),
          colors: codeColors(styles.join('\n')),
          settings: input => bookSettings(config, input),
        },
        book,
      ),
  });
}
