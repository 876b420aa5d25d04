import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HashAlgorithm } from '../../../src/core/object-kind.ts';

const ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '1700000000 +0000',
};

/** An empty bare repository in a temporary folder, for packs to be put into; removed by `remove`. */
export class PackRepository {
  readonly path = mkdtempSync(join(tmpdir(), 'pylit-pack-'));
  readonly objects = join(this.path, 'objects');
  readonly packs = join(this.objects, 'pack');

  constructor(algorithm: HashAlgorithm = 'sha1') {
    this.git(['init', '-q', '--bare', `--object-format=${algorithm}`, '.']);
  }

  /** Runs git here, and gives what it printed; fails where git does. */
  readonly git = (args: readonly string[], input?: string | Uint8Array): Buffer => {
    const result = spawnSync('git', args, {
      cwd: this.path,
      env: ENVIRONMENT,
      maxBuffer: 2 ** 30,
      ...(input !== undefined && { input }),
    });
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  };

  /** What git makes of an id, as text. */
  readonly text = (args: readonly string[]): string => {
    return this.git(args).toString();
  };

  /** Names of the files in the folder of packs, sorted. */
  readonly files = (): string[] => {
    return readdirSync(this.packs).sort();
  };

  /** All ids that git finds, sorted. */
  readonly ids = (): string[] => {
    const lines = this.text(['cat-file', '--batch-all-objects', '--batch-check=%(objectname)']).split('\n');
    return lines.filter(line => line !== '').sort();
  };

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
