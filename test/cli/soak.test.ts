import { expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { soak } from './soak.ts';

describeNeeding('git', 'a watched project', () => {
  it('ends as a fresh build would, after sixty random operations', { timeout: 300_000 }, async () => {
    // The same operations each time; `npm run soak` chooses others.
    const seed = 521682;
    const checks: string[] = [];
    await soak({ operations: 60, seed, every: 30, say: line => checks.push(line) });
    expect(checks).toHaveLength(2);
  });
});
