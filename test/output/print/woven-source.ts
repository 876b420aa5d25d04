import type { UserConfig } from '../../../src/build/config.ts';
import type { BuildReport } from '../../../src/build/report.ts';
import type { SourceFormat, TreeRenderer } from '../../../src/literate/block-tree.ts';
import type { Format } from '../../../src/literate/format.ts';
import type { ConfiguredPlugin } from '../../../src/output/html/options.ts';
import { createTreeRenderer } from '../../../src/output/html/tree.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { formatOptions } from '../html/woven-project.ts';

/** A project on disk that is woven into a format of source text by the real build. */
export interface WovenSource {
  readonly root: string;
  readonly project: ToyProject;
  readonly report: BuildReport;
  /** A file in the format's folder. */
  file(path: string): string;
  /** Messages as `file:line rule`. */
  readonly problems: readonly string[];
  build(): Promise<BuildReport>;
}

interface Setup {
  readonly source: SourceFormat;
  readonly make: (parts: { readonly render: TreeRenderer; readonly identity: string }) => Format;
  readonly plugins?: readonly ConfiguredPlugin[];
  readonly config?: UserConfig;
}

/** Weaves documents, given by path. */
export async function weaveSource(
  files: Readonly<Record<string, string | Uint8Array>>,
  { source, make, plugins = [], config = {} }: Setup,
): Promise<WovenSource> {
  const project = new ToyProject({});
  project.write(files);
  const render = await createTreeRenderer(formatOptions({ plugins }), source);
  const format = make({ render, identity: 'test' });
  const build = () =>
    project.build(
      {
        extensions: ['.md', '.rst'],
        load: async () => ({ readers: [markdownReader, createRstReader()], formats: [format] }),
      },
      config,
    );
  const report = await build();
  return {
    root: project.root,
    project,
    report,
    build,
    file: path => project.read(`build/${format.name}/${path}`),
    problems: report.messages.map(message => `${message.file}:${message.line} ${message.rule}`),
  };
}
