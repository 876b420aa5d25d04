import type { Awaitable } from '../../bytes/byte-stream.ts';
import { BuildRecords } from '../platform/build-records.ts';
import type { ProjectFiles } from '../platform/files.ts';
import { TangledBases } from '../tangled-bases.ts';

/** The project on the disk, and what pylit remembers of its programs. */
export interface StitchState {
  readonly files: ProjectFiles;
  readonly records: BuildRecords;
  readonly bases: TangledBases;
}

/** Opens what is remembered for as long as some work takes. */
export async function withStitchState<T>(files: ProjectFiles, work: (state: StitchState) => Awaitable<T>): Promise<T> {
  const records = new BuildRecords(files.stateFile('records.db'));
  const bases = new TangledBases(files);
  try {
    return await work({ files, records, bases });
  } finally {
    bases.close();
    records.close();
  }
}
