import { historyUse } from '../page-history/build.ts';
import { buildProject, openProject } from '../project/project.ts';
import { printMessages, statusOf } from '../terminal/messages.ts';

/** `pylit check`: everything a build would report, and nothing written. */
export async function check(
  root: string,
  flags: { strict?: boolean; verbose?: boolean; json?: boolean },
): Promise<void> {
  const project = await openProject(root);
  const { messages, documents } = await buildProject(project, { ...historyUse(project), write: false });
  if (flags.json) process.stdout.write(`${JSON.stringify({ messages })}\n`);
  else {
    printMessages(messages, flags.verbose ?? false);
    if (messages.length === 0) console.log(`No problems in ${documents.total} documents.`);
  }
  process.exitCode = statusOf(messages, flags.strict ?? false);
}
