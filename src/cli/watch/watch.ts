import { PylitError } from '../../core/error.ts';
import { checkFormats } from '../building/build.ts';
import { printReport } from '../building/print-report.ts';
import { printMessages } from '../terminal/messages.ts';
import { changeLine } from './change-line.ts';
import { printUnstitched } from './print-unstitched.ts';
import { type ProblemNews, SaidProblems } from './problems.ts';
import { type WatchedBuild, type WatchListener, watchProject } from './watch-project.ts';

/** What the command line says of a watch. */
export interface WatchFlags {
  /** Look at all files every second instead of asking the system. */
  readonly poll?: boolean;
  /** Carry edits of programs into the documents. */
  readonly stitch?: boolean;
  /** Formats in place of those of the configuration, separated by commas. */
  readonly format?: string;
}

/** `pylit watch`: builds, then builds again whenever a file below the project changes, until interrupted. */
export async function watch(root: string, { poll, stitch = true, format }: WatchFlags = {}): Promise<void> {
  const session = format === undefined ? {} : { session: { formats: checkFormats(format) } };
  await watchProject(root, printing(), { ...(poll && { by: 'poll' }), stitch, ...session });
  console.log('Watching; press Ctrl-C to end.');
}

/** Prints what happens: a line for a change, and each problem once. */
function printing(): WatchListener {
  const problems = new SaidProblems();
  let isFirst = true;
  let failure = '';
  return {
    built(build) {
      const news = problems.news(build.report.messages);
      if (isFirst) printReport(build.report, `${build.project.config.output}/`);
      else printChange(build, news, failure !== '');
      isFirst = false;
      failure = '';
    },
    failed(error) {
      const text = explanation(error);
      if (text !== failure) console.error(text);
      failure = text;
    },
    unstitched: printUnstitched,
    limited(error) {
      console.error(
        `pylit: the system watches no more folders (${error.code}), so all files are looked at every second.`,
      );
      console.error('  On Linux, raise fs.inotify.max_user_watches or fs.inotify.max_user_instances.');
    },
  };
}

function printChange(build: WatchedBuild, news: ProblemNews, hadFailed: boolean): void {
  const line = changeLine(build) ?? (hadFailed ? 'The build works again.' : undefined);
  if (line !== undefined) console.log(line);
  if (line === undefined && !news.changed) return;
  printMessages(news.fresh, false);
  if (news.rest !== '') console.error(news.rest);
}

/** Anything may go wrong in a plugin or in pylit itself; the next save is another chance. */
function explanation(error: unknown): string {
  if (error instanceof PylitError)
    return `pylit: ${error.message}${error.hint === undefined ? '' : `\n  ${error.hint}`}`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `pylit: this is a bug in pylit or in a plugin; watching goes on. ${text}`;
}
