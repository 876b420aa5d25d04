import { join } from 'node:path';
import type { ObjectId } from '../../../core/object-kind.ts';
import type { StoreProblem } from '../../../store/store.ts';
import { namesIn } from '../files.ts';
import { STREAM_FROM } from '../objects/git-objects.ts';
import type { LooseObjects } from '../objects/loose-objects.ts';
import { verified, verifiedStream } from '../objects/verify.ts';
import { attempt, leftOver } from './problems.ts';

/** Checks every loose object, and tells of files that someone did not finish. */
export async function* inspectLoose(loose: LooseObjects): AsyncGenerator<StoreProblem> {
  for (let byte = 0; byte < 256; byte += 1) {
    for (const id of loose.withFirst(byte)) {
      const wrong = await attempt('object', id, () => check(loose, id));
      if (wrong) yield wrong;
    }
  }
  for (const folder of [loose.folder, join(loose.folder, 'pack')]) {
    for (const name of namesIn(folder).filter(one => /^\.?tmp[-_]/.test(one))) {
      yield leftOver(join(folder, name), 'It was not finished; "git gc" removes it.');
    }
  }
}

async function check(loose: LooseObjects, id: ObjectId): Promise<void> {
  const object = loose.read(id, STREAM_FROM);
  if (object === undefined) return;
  if (object !== 'large') {
    verified(id, object, loose.pathOf(id));
    return;
  }
  const large = loose.stream(id);
  const stream = large && verifiedStream(id, large, large.bytes, loose.pathOf(id));
  for await (const part of stream?.bytes ?? []) if (part.length === 0) break;
}
