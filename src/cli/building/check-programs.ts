import { OutputWriter } from '../../build/outputs.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { LookingFiles } from '../../build/platform/looking-files.ts';
import { outputProblem } from '../../build/problems.ts';
import type { ReportMessage } from '../../build/report.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { tangleDocuments } from '../../build/tangle.ts';
import { openDocuments } from '../project/open-documents.ts';
import type { Project } from '../project/project.ts';

/** What would keep a build from writing the programs: files that are not pylit's, that were edited, or that cannot be written. */
export async function programProblems(project: Project): Promise<readonly ReportMessage[]> {
  const { root, config, configFile } = project;
  const documents = await openDocuments(project);
  const files = new LookingFiles(root);
  const records = new BuildRecords(files.stateFile('records.db'));
  try {
    const { outputs, failed } = tangleDocuments(config, documents);
    const sources = new Set([...documents.library.outlines.keys()].map(path => inProject(config.source, path)));
    const writer = new OutputWriter(files, {
      previous: records.outputs(),
      sources: sources.add(configFile),
      force: false,
      savePending: () => {},
    });
    writer.putAll(outputs);
    const isWhole = documents.library.unreadable.length === 0;
    writer.removeStale((path, kind) => kind === 'woven' || failed.has(path) || !isWhole);
    return writer.problems.map(outputProblem);
  } finally {
    records.close();
  }
}
