import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobId, objectId } from '../../src/bytes/object-id.ts';
import { type Commit, commitMessage, decodeCommit, encodeCommit } from '../../src/core/commit.ts';
import { ID_BYTES } from '../../src/core/object-kind.ts';
import { makeSignature } from '../../src/core/signature.ts';
import { decodeTag, encodeTag } from '../../src/core/tag.ts';
import { bytesFromText, textFromBytes } from '../../src/core/text.ts';
import { decodeTree, encodeTree, entryKind, type TreeEntry } from '../../src/core/tree.ts';
import { describeNeeding } from '../tools.ts';
import { makeGit } from './git-repository.ts';

const algorithms = ['sha1', 'sha256'] as const;
const seed = 20_261_121;

/** Text as git may meet it: odd characters, controls, and bytes that are not UTF-8. */
const oddText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.uint8Array({ maxLength: 30 }).map(textFromBytes),
);

const zones = fc.constantFrom('+0000', '+0100', '-0330', '+1245', '-1200', '+1400', '+0517');
const times = fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom(0, 1, 999_999_999, 4_102_444_800));

describeNeeding('git', 'objects as git makes them', () => {
  describe.each(algorithms)('%s', algorithm => {
    const git = makeGit(algorithm);
    const ids = fc.uint8Array({ minLength: ID_BYTES[algorithm], maxLength: ID_BYTES[algorithm] }).map(toHex);

    it('gives blobs the ids of git hash-object', () => {
      const folder = join(git.folder, 'files');
      mkdirSync(folder);
      const contents = fc.sample(fc.oneof(fc.uint8Array({ maxLength: 3000 }), oddText.map(bytesFromText)), {
        numRuns: 300,
        seed,
      });
      contents.push(new Uint8Array(100_000).fill(65), new TextEncoder().encode('\r\n\r\n'), new Uint8Array(0));
      const paths = contents.map((content, i) => {
        const path = join(folder, `${i}`);
        writeFileSync(path, content);
        return path;
      });
      const output = git.run(['hash-object', '--no-filters', '--stdin-paths'], `${paths.join('\n')}\n`);
      expect(contents.map(content => blobId(content, algorithm))).toEqual(lines(output));
    });

    it('gives trees the ids of git mktree, and reads what it wrote', () => {
      const modes = fc.constantFrom('100644', '100755', '120000', '40000', '160000', '100664', '100600');
      const names = oddText.filter(name => name !== '' && !/[\0/]/.test(name)).filter(name => !/^"/.test(name));
      const entry: fc.Arbitrary<TreeEntry> = fc.record({ mode: modes, name: names, id: ids });
      const close = fc.constantFrom('a', 'a.', 'a-', 'a0', 'ab', 'A', 'ä', '.a', ' a', 'a ').map(name => name);
      const entries = fc.oneof(
        fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 12 }),
        fc.uniqueArray(fc.record({ mode: modes, name: close, id: ids }), { selector: ({ name }) => name }),
      );
      const trees = fc.sample(
        entries.filter(all => all.length > 0),
        { numRuns: 300, seed },
      );
      const input = trees.map(tree =>
        Buffer.concat([...tree.map(({ mode, name, id }) => treeLine(mode, name, id)), Buffer.from('\0')]),
      );
      const made = lines(git.run(['mktree', '--batch', '--missing', '-z'], Buffer.concat(input)));
      expect(trees.map(tree => objectId('tree', encodeTree(tree, algorithm), algorithm))).toEqual(made);
      for (const bytes of catAll(made)) expect(encodeTree(decodeTree(bytes, algorithm), algorithm)).toEqual(bytes);
    });

    it('gives commits the ids of git commit-tree, and reads what it wrote', () => {
      const tree = git.run(['mktree'], '').toString().trim();
      const person = fc.record({
        name: fc.oneof(
          fc.constantFrom('Ada Lovelace', ' .Dot. ', '"Quoted", Esq.', 'Ünï <c> "ø"', "O'Neil", '李'),
          plainName(),
        ),
        email: fc.constantFrom('ada@example.org', '<a@b.c>', ' x@y ', '', 'ü@ö.example'),
        time: times,
        zone: zones,
      });
      const cases = fc.sample(
        fc.record({ author: person, committer: person, message: message(), latin: fc.boolean() }),
        { numRuns: 100, seed },
      );
      const made: string[] = [];
      const ours: string[] = [];
      for (const { author, committer, message: text, latin } of cases) {
        const parents = made.slice(-(made.length % 4));
        const encoding = latin ? ['-c', 'i18n.commitEncoding=ISO-8859-1'] : [];
        const body = latin ? Buffer.from(text, 'latin1') : Buffer.from(text);
        const environment = { ...variables('AUTHOR', author), ...variables('COMMITTER', committer) };
        const args = [...encoding, 'commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])];
        made.push(git.run(args, body, environment).toString().trim());
        const commit: Commit = {
          tree,
          parents,
          author: makeSignature(author.name, author.email, author.time, author.zone),
          committer: makeSignature(committer.name, committer.email, committer.time, committer.zone),
          ...(latin && { headers: [{ name: 'encoding', value: 'ISO-8859-1' }] }),
          message: textFromBytes(body),
        };
        ours.push(objectId('commit', encodeCommit(commit), algorithm));
        if (latin) expect(commitMessage(commit)).toBe(new TextDecoder('iso-8859-1').decode(body));
      }
      expect(ours).toEqual(made);
      for (const bytes of catAll(made)) expect(encodeCommit(decodeCommit(bytes))).toEqual(bytes);
    });

    it('gives tags the ids of git mktag, and reads what it wrote', () => {
      const object = git.run(['hash-object', '-w', '--stdin'], 'tagged').toString().trim();
      const cases = fc.sample(
        fc.record({
          name: fc.stringMatching(/^v[0-9]{1,3}(-[a-z]{1,9})?$/),
          time: times,
          zone: zones,
          message: message(),
        }),
        { numRuns: 40, seed },
      );
      const made: string[] = [];
      for (const { name, time, zone, message: text } of cases) {
        const tagger = makeSignature('Ada Ünï', 'ada@example.org', time, zone);
        const bytes = encodeTag({ object, kind: 'blob', name, tagger, message: text });
        made.push(git.run(['mktag'], bytes).toString().trim());
        expect(made.at(-1)).toBe(objectId('tag', bytes, algorithm));
      }
      for (const bytes of catAll(made)) expect(encodeTag(decodeTag(bytes))).toEqual(bytes);
    });

    it('keeps signatures, merged tags and other headers of commits that git accepts', () => {
      const tree = git.run(['mktree'], '').toString().trim();
      const head = `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n`;
      const signed = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ+x\n  =y\n -----END PGP SIGNATURE-----\n';
      const merged = `mergetag object ${tree}\n type tree\n tag v1\n tagger A <a@b> 1 +0000\n \n text\n`;
      const texts = [signed, merged, `encoding UTF-8\n${signed}`, 'HG:extra a=b\nHG:rename x\n', `${merged}${merged}`];
      for (const headers of texts) {
        const bytes = new TextEncoder().encode(`${head}${headers}\nsubject\n\nbody\n`);
        const id = git.run(['hash-object', '-t', 'commit', '--stdin'], bytes).toString().trim();
        const commit = decodeCommit(bytes);
        expect(encodeCommit(commit)).toEqual(bytes);
        expect(objectId('commit', encodeCommit(commit), algorithm)).toBe(id);
      }
      const commit = decodeCommit(new TextEncoder().encode(`${head}${signed}\nm`));
      expect(commit.headers?.[0]?.value).toBe(
        '-----BEGIN PGP SIGNATURE-----\n\niQ+x\n =y\n-----END PGP SIGNATURE-----',
      );
    });

    function treeLine(mode: string, name: string, id: string): Buffer {
      const kind = entryKind({ mode });
      return Buffer.concat([Buffer.from(`${mode} ${kind} ${id}\t`), bytesFromText(name), Buffer.from('\0')]);
    }

    /** The bodies of many objects, read by one git. */
    function catAll(wanted: readonly string[]): Uint8Array[] {
      const output = git.run(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
      const bodies: Uint8Array[] = [];
      for (let at = 0; at < output.length; ) {
        const end = output.indexOf('\n', at);
        const size = Number(output.toString('utf8', at, end).split(' ')[2]);
        bodies.push(new Uint8Array(output.subarray(end + 1, end + 1 + size)));
        at = end + size + 2;
      }
      return bodies;
    }
  });
});

function toHex(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('hex');
  return /^0+$/.test(text) ? `1${text.slice(1)}` : text;
}

function lines(output: Buffer): string[] {
  return output.toString().trimEnd().split('\n');
}

/** Names that leave something once git has cleaned them. */
function plainName(): fc.Arbitrary<string> {
  return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(text => `N${text.replaceAll('\0', '')}n`);
}

function message(): fc.Arbitrary<string> {
  const latin = fc.string({
    unit: fc.integer({ min: 0xa0, max: 0xff }).map(code => String.fromCharCode(code)),
    maxLength: 20,
  });
  const plain = fc.stringMatching(/^[ -~\n\t]{0,80}$/);
  return fc.tuple(plain, latin, plain).map(parts => parts.join(''));
}

function variables(
  role: string,
  who: { name: string; email: string; time: number; zone: string },
): Record<string, string> {
  return {
    [`GIT_${role}_NAME`]: who.name,
    [`GIT_${role}_EMAIL`]: who.email,
    [`GIT_${role}_DATE`]: `@${who.time} ${who.zone}`,
  };
}
