import type { ProjectFiles } from '../../build/platform/files.ts';
import { decodeMergeState, MERGE_FILE, type MergeState } from '../../repository/merge-state.ts';

/** The merge or rebase that is going on. @throws PylitError `store-format` */
export function mergeState(files: ProjectFiles): MergeState | undefined {
  const bytes = files.readState(MERGE_FILE);
  return bytes && decodeMergeState(new TextDecoder().decode(bytes));
}
