import type { BuildOptions } from '../../build/build.ts';
import type { FormatName } from '../../build/format-names.ts';
import { ProjectSession } from '../../build/session.ts';
import type { Format } from '../../literate/format.ts';
import { recordBuilds } from '../building/record-builds.ts';
import { sayWaiting } from '../building/waiting.ts';
import { historyUse } from '../page-history/build.ts';
import { documentExtensions, inFormats, loadParts, type Project, toRemember } from '../project/project.ts';

/** What a server wants of the builds beside it. */
export interface SessionWishes {
  /** Changes how formats work, and not what they make. */
  readonly format?: (format: Format) => Format;
  /** In place of the formats of the configuration. */
  readonly formats?: readonly FormatName[];
  readonly onProgress?: BuildOptions['onProgress'];
  /** Takes what each build was made from; without it, that is noted at once. */
  readonly onSources?: BuildOptions['onSources'];
}

/** Keeps a project in memory, with the configuration that it has now. */
export function openSession(asked: Project, wishes: SessionWishes = {}): ProjectSession {
  const { format, formats, onProgress, onSources } = wishes;
  const isOther = formats !== undefined && formats.join() !== asked.config.formats.join();
  const project = isOther ? inFormats(asked, formats) : asked;
  const { root, config, configFile, configFiles, identity } = project;
  const { history } = historyUse(project);
  return new ProjectSession({
    ...{ root, config, configFile, configFiles, identity },
    ...(isOther && { formats }),
    remember: toRemember(asked),
    ...(project.environment && { environment: project.environment }),
    ...(onProgress && { onProgress }),
    async load() {
      const parts = await loadParts(project, undefined, undefined, history);
      return format ? { ...parts, formats: parts.formats.map(format) } : parts;
    },
    ...(onSources ? { onSources } : recordBuilds(project)),
    ...(history && { history: history.site }),
    lock: { onWait: sayWaiting },
    extensions: documentExtensions(project.config),
    tangle: true,
    weave: true,
    write: true,
    force: false,
  });
}
