import { describeHolder, type LockHolder } from '../../build/platform/build-lock.ts';

/** Says whom a command waits for, so that nobody takes it for stuck. */
export function sayWaiting(holder: LockHolder | undefined): void {
  console.error(`pylit: waiting for ${holder ? describeHolder(holder) : 'another build of this project'}`);
}
