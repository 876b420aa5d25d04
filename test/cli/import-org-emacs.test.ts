import { beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { DOCUMENTS } from './import-org-documents.ts';
import { orgDocuments } from './import-org-generated.ts';
import { type Judgement, judge, problems } from './import-org-judge.ts';

describeNeeding('emacs', 'pylit import org beside Org', () => {
  const names = Object.keys(DOCUMENTS);
  let judgement: Judgement;
  beforeAll(async () => {
    judgement = await judge(Object.values(DOCUMENTS));
  });

  it('makes the same programs, or tells what differs and where', () => {
    expect(problems(judgement)).toEqual([]);
  });

  it('tells of nothing but what differs', () => {
    const reported = judgement.verdicts.filter(({ isSame }) => !isSame).map(({ document }) => names[document]);
    expect([...new Set(reported)].sort()).toEqual(DIFFERENT.toSorted());
    expect([...judgement.failed.keys()].map(number => names[number])).toEqual(['a file without a name']);
  });

  it('does so for documents of all kinds, mixed up', async () => {
    const runs = Number(process.env.PYLIT_RUNS ?? 60);
    const documents = orgDocuments(runs, 5);
    const found = await judge(documents);
    expect(problems(found).map(verdict => ({ ...verdict, text: documents[verdict.document] }))).toEqual([]);
    expect(found.verdicts.filter(({ isSame }) => isSame).length).toBeGreaterThan(runs / 4);
  }, 600_000);
});

/** Documents of which something comes out differently. */
const DIFFERENT = [
  ':comments',
  ':noweb-sep',
  'a blank line in what is referred to',
  'a file that is named in two ways',
  'an at sign before a reference',
  'blank lines around code',
  'empty blocks',
  'lines of arguments',
  'names behind which there is nothing',
  'switches',
  'the text of a heading',
  'variables',
  'what looks like a reference',
  'words before a reference are repeated',
];
