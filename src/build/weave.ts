import type { Format } from '../literate/format.ts';
import type { Config } from './config.ts';
import type { SymbolTable } from './link.ts';
import type { Output } from './outputs.ts';
import type { ProjectFiles } from './platform/files.ts';
import type { ReadingOrder } from './reading-order.ts';
import { inProject } from './scan.ts';
import { makeSite } from './site.ts';
import type { TransformedDocument } from './transform.ts';

/** What assembling one format needs. */
export interface WeaveInput {
  readonly files: ProjectFiles;
  readonly config: Config;
  readonly table: SymbolTable;
  readonly order: ReadingOrder;
  readonly format: Format;
  readonly pages: ReadonlyMap<string, TransformedDocument>;
}

/** Assembles all pages of one format, with the files that the pages and the site need. */
export async function weavePages(input: WeaveInput): Promise<{ outputs: Output[]; assets: ReadonlySet<string> }> {
  const { files, config, table, order, format, pages } = input;
  const { site, assets } = makeSite(config, table, order, format);
  const folder = `${config.output}/${format.name}`;
  const outputs: Output[] = [];
  for (const [document, page] of pages) {
    const outline = table.outlines.get(document);
    if (!outline) continue;
    const content = format.assemble({ document, outline, artifacts: page.artifacts, site });
    const origin = { file: inProject(config.source, document), line: 1 };
    outputs.push({ path: `${folder}/${site.pagePath(document)}`, content, kind: 'woven', origin });
  }
  for (const file of await format.siteFiles(site))
    outputs.push({ path: `${folder}/${file.path}`, content: file.content, kind: 'woven' });
  for (const asset of [...assets].sort()) {
    const content = files.read(inProject(config.source, asset));
    if (content) outputs.push({ path: `${folder}/${asset}`, content, kind: 'woven' });
  }
  return { outputs, assets };
}
