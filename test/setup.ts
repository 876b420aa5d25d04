import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What would let somebody's own settings into the tests. */
const SETTINGS = /^(GIT|PYLIT)_|^(FORCE_COLOR|VISUAL|EDITOR|PAGER|LESS|SOURCE_DATE_EPOCH)$/;
/** What is told to the tests themselves. */
const TOLD = /^PYLIT_(TEST|SOAK|RUNS|CONFORMANCE|DOCUTILS)/;

/** Tests see no settings of the machine, and all their temporary folders lie in one, which is removed in the end. */
export default function setup(): () => void {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name) && !TOLD.test(name)) delete process.env[name];
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-tests-'));
  // Servers run as users of their own.
  chmodSync(folder, 0o755);
  const config = path.join(folder, 'gitconfig');
  writeFileSync(config, '[user]\n\tname = Ada\n\temail = ada@example.org\n');
  Object.assign(process.env, { TMPDIR: folder, GIT_CONFIG_GLOBAL: config, GIT_CONFIG_SYSTEM: '/dev/null' });
  // Every process that is started from the sources would take the types out of them anew.
  process.env.NODE_COMPILE_CACHE = path.join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true });
}
