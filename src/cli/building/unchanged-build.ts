import {
  hasFailure,
  INDEX_FILE,
  isNothing,
  lastBuild,
  lastHistoryStands,
  readIndex,
  restStands,
  unchangedReport,
} from '../../build/last-build.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { changesOnDisk } from '../../build/scan/changes.ts';
import { environmentStands } from '../project/environment.ts';
import type { BuildRequest } from '../project/project.ts';
import { statusOf } from '../terminal/messages.ts';
import { packageVersion } from '../version.ts';
import { printReport } from './print-report.ts';

/** Options of `pylit build` that only say how its report is shown. */
const SHOWING = ['--json', '--verbose', '--strict'];

/** Whether a command line is a build of everything. */
export function isWholeBuild(words: readonly string[]): boolean {
  return words[0] === 'build' && words.slice(1).every(word => SHOWING.includes(word));
}

/**
 * `pylit build` where nothing changed: looks at the metadata of all that the last build depended on, and reports again what that one
 * found. Nothing is loaded that this does not need: no configuration, no database, no reader.
 *
 * @returns true when that was all; else what was seen, for a build that begins with it
 */
export function reportUnchanged(root: string, words: readonly string[]): boolean | BuildRequest['seen'] {
  const started = performance.now();
  const files = new ProjectFiles(root);
  const stamp = files.stateStamp(INDEX_FILE);
  const index = readIndex(files);
  const last = lastBuild(index);
  if (!index || !last || !isOfWhole(last.identity)) return false;
  const changes = changesOnDisk(files, last.source, index);
  const stands = restStands(files, last) && lastHistoryStands(files, last);
  if (!isNothing(changes) || hasFailure(last) || !environmentStands(last.environment) || !stands)
    return { index, changes, stamp, remembered: changes.controls ? undefined : last.remembered };
  const report = { ...unchangedReport(last), durationMs: Math.round(performance.now() - started) };
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printReport(report, `${last.output}/`, words.includes('--verbose'));
  process.exitCode = statusOf(report.messages, words.includes('--strict'));
  return true;
}

/** That the configuration is the same is known from its files' stamps, which are among the index's controls. */
function isOfWhole(identity: string): boolean {
  const [pylit, ...asked] = JSON.parse(identity) as unknown[];
  return String(pylit).startsWith(`pylit ${packageVersion()} `) && JSON.stringify(asked) === '[null,null,true,true]';
}
