import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCommit, encodeCommit, subjectOf } from '../../src/core/commit.ts';
import { formatSignature, formatZone, makeSignature, parseSignature, zoneMinutes } from '../../src/core/signature.ts';
import { decodeTag, encodeTag } from '../../src/core/tag.ts';
import { bytesFromText, textFromBytes } from '../../src/core/text.ts';
import { decodeTree, encodeTree } from '../../src/core/tree.ts';

const id = 'ce013625030ba8dba906f756967f9e9ca394464a';
const head = `tree ${id}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const malformed = expect.objectContaining({ code: 'object-malformed' });

describe('text of bytes', () => {
  it('writes the same bytes again, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        expect(bytesFromText(textFromBytes(bytes))).toEqual(bytes);
      }),
    );
  });

  it('reads UTF-8 as it is, also near the limits of each length', () => {
    const texts = ['\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}', '\ufeffbom'];
    for (const text of texts) expect(textFromBytes(utf8(`${text}`))).toBe(text);
    expect(textFromBytes(Uint8Array.of(0x61, 0xff, 0xc3, 0xa4, 0xed, 0xa0, 0x80))).toBe('a\udcffä\udced\udca0\udc80');
  });

  it('refuses surrogates that stand for no byte', () => {
    expect(() => bytesFromText('\ud800')).toThrow(malformed);
  });
});

describe('signatures', () => {
  it.each([
    'Ada <ada@example.org> 1700000000 +0100',
    'A <a> 0 -0000',
    ' <> 1 +0000',
    'no address',
    'A <a@b>',
    'A <a@b> 1 +051800',
    'A <a@b> 01 +0000',
    'A <a@b> -5 +0000',
    'A <b> <c@d> 5 +0000',
    'A<a@b> 5 +0000',
    'A <a@b> 5 utc',
    'A  <a@b> 99999999999999999999 +0000',
    '',
  ])('writes %j again as it was', line => {
    expect(formatSignature(parseSignature(line))).toBe(line);
  });

  it('reads what is there', () => {
    expect(parseSignature('Ada L <ada@x> 17 -0330')).toEqual({
      name: 'Ada L',
      email: 'ada@x',
      time: 17,
      zone: '-0330',
    });
    expect(parseSignature('A <a@b>')).toEqual({ name: 'A', email: 'a@b', time: 0, zone: '+0000', raw: 'A <a@b>' });
  });

  it('leaves out what would break the line', () => {
    expect(formatSignature(makeSignature(' "A\n<B>".', '<x@y>', 1.9, '+0000'))).toBe('AB <x@y> 1 +0000');
  });

  it('counts zones in minutes', () => {
    for (const zone of ['+0000', '+0545', '-0330', '+1400']) expect(formatZone(zoneMinutes(zone))).toBe(zone);
    expect(zoneMinutes('-0330')).toBe(-210);
  });
});

describe('trees', () => {
  it.each([
    ['cut off', utf8('100644 a\0short')],
    ['without a mode', utf8(' a\0aaaaaaaaaaaaaaaaaaaa')],
    ['without a name', utf8('100644 \0aaaaaaaaaaaaaaaaaaaa')],
    ['with a mode that is not octal', utf8('100844 a\0aaaaaaaaaaaaaaaaaaaa')],
    ['with a mode that does not end', utf8('1'.repeat(100_000))],
  ])('refuses bytes %s', (_, bytes) => {
    expect(() => decodeTree(bytes)).toThrow(malformed);
  });

  it('never crashes on any bytes, and writes what it could read in order', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        try {
          encodeTree(decodeTree(bytes));
        } catch (error) {
          expect(error).toEqual(malformed);
        }
      }),
    );
  });

  it('keeps an old mode with a zero in front', () => {
    const bytes = utf8('040000 a\0aaaaaaaaaaaaaaaaaaaa');
    expect(encodeTree(decodeTree(bytes))).toEqual(bytes);
  });

  it.each([
    [{ mode: '100644', name: 'a/b', id }, 'cannot be stored'],
    [{ mode: '100644', name: '', id }, 'cannot be stored'],
    [{ mode: '100644', name: 'a\0', id }, 'cannot be stored'],
    [{ mode: '0x1', name: 'a', id }, 'not octal'],
    [{ mode: '100644', name: 'a', id: 'abc' }, 'not a sha1 id'],
  ])('refuses to write %j', (entry, reason) => {
    expect(() => encodeTree([entry])).toThrow(reason);
  });

  it('refuses a name that is there twice, also as file and folder', () => {
    const [file, folder] = [
      { mode: '100644', name: 'a', id },
      { mode: '40000', name: 'a', id },
    ];
    expect(() => encodeTree([file, { mode: '100644', name: 'a.b', id }, folder])).toThrow('there twice');
  });
});

describe('commits and tags', () => {
  it.each([
    ['no empty line', `${head}`],
    ['no tree', `author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nm`],
    ['a wrong id', `tree 123\n${head}\nm`],
    ['no committer', `tree ${id}\nauthor A <a@b> 1 +0000\n\nm`],
    ['a line that is no header', `${head}nothing\n\nm`],
    ['nothing', ''],
  ])('refuses a commit with %s', (_, text) => {
    expect(() => decodeCommit(utf8(text))).toThrow(malformed);
  });

  it('refuses to write a signature or a header of which it would read something else', () => {
    const commit = decodeCommit(utf8(`${head}\nm`));
    const author = { name: 'A\ntree x', email: '', time: 0, zone: '+0000' };
    expect(() => encodeCommit({ ...commit, author })).toThrow(malformed);
    expect(() => encodeCommit({ ...commit, headers: [{ name: 'a b', value: '' }] })).toThrow(malformed);
    expect(() => encodeTag({ object: id, kind: 'blob', name: 'v\nx', message: '' })).toThrow(malformed);
  });

  it('reads a tag without a tagger, as the oldest are', () => {
    const bytes = utf8(`object ${id}\ntype commit\ntag v0.99\n\nfirst\n`);
    expect(decodeTag(bytes)).toEqual({ object: id, kind: 'commit', name: 'v0.99', message: 'first\n' });
    expect(encodeTag(decodeTag(bytes))).toEqual(bytes);
    expect(() => decodeTag(utf8(`object ${id}\ntype thing\ntag v\n\n`))).toThrow(malformed);
  });

  it('takes the first paragraph as the subject', () => {
    expect(subjectOf('\n one\n two\n\nthree')).toBe('one two');
    expect(subjectOf('')).toBe('');
  });
});
