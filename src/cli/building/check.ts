import { sortMessages } from '../../build/report.ts';
import { historyUse } from '../page-history/build.ts';
import { buildProject, openProject } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';
import { programProblems } from './check-programs.ts';

/** `pylit check`: everything a build would report, and nothing written. */
export async function check(
  root: string,
  flags: { strict?: boolean; verbose?: boolean; json?: boolean },
): Promise<void> {
  const project = await openProject(root);
  const built = await buildProject(project, { ...historyUse(project), write: false });
  const messages = sortMessages([...built.messages, ...(await programProblems(project))]);
  if (flags.json) process.stdout.write(`${JSON.stringify({ messages })}\n`);
  else {
    printMessages(messages, flags.verbose ?? false);
    if (messages.length === 0) console.log(`No problems in ${counted(built.documents.total)}.`);
  }
  process.exitCode = statusOf(messages, flags.strict ?? false);
}

function counted(documents: number): string {
  return documents === 1 ? '1 document' : `${documents} documents`;
}
