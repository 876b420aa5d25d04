import { expect, it } from 'vitest';
import type { BuildProgress } from '../../src/serve/news.ts';
import { ProgressFollower } from '../../src/serve/progress.ts';

const STAGE = { documents: 3, total: 10, blocks: 40, transformed: 8 };

function following() {
  const told: BuildProgress[] = [];
  let time = 0;
  const follower = new ProgressFollower(
    progress => told.push(progress),
    () => time,
  );
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  return { follower, told, wait };
}

it('says at once how far the first build is, and not too often', () => {
  const { follower, told, wait } = following();
  follower.blocks(1);
  follower.blocks(2);
  wait(100);
  follower.wishes.onProgress({ stage: 'read', ...STAGE });
  wait(100);
  follower.wishes.onProgress({ stage: 'weave', ...STAGE });
  expect(told).toEqual([
    { blocks: { done: 1 } },
    { documents: { done: 3, total: 10 }, blocks: { done: 40 } },
    { pages: { done: 3, total: 10 }, blocks: { done: 40 } },
  ]);
});

it('says of a later build only when it is a long one, and counts its own blocks', () => {
  const { follower, told, wait } = following();
  follower.blocks(100);
  for (let build = 0; build < 3; build += 1) {
    follower.begin();
    wait(400);
    follower.blocks(101 + build);
  }
  expect(told).toHaveLength(1);
  wait(200);
  follower.blocks(130);
  expect(told[1]).toEqual({ blocks: { done: 28 } });
});
