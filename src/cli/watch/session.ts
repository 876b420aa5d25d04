import { ProjectSession } from '../../build/session.ts';
import { DOCUMENT_EXTENSIONS, loadParts, type Project, toRemember } from '../project.ts';
import { recordBuilds } from '../record-builds.ts';
import { sayWaiting } from '../waiting.ts';

/** Keeps a project in memory, with the configuration that it has now. */
export function openSession(project: Project): ProjectSession {
  const { root, config, configFile, configFiles, identity } = project;
  return new ProjectSession({
    ...{ root, config, configFile, configFiles, identity },
    remember: toRemember(project),
    ...(project.environment && { environment: project.environment }),
    load: () => loadParts(project),
    ...recordBuilds(project),
    lock: { onWait: sayWaiting },
    extensions: DOCUMENT_EXTENSIONS,
    tangle: true,
    weave: true,
    write: true,
    force: false,
  });
}
