import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** All temporary folders of a run of the tests lie in one, which is removed in the end. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-tests-'));
  // Servers run as users of their own.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
