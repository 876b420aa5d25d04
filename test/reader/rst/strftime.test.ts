import { describe, expect, it } from 'vitest';
import { parseRst } from '../../../src/reader/rst/index.ts';
import { strftime } from '../../../src/reader/rst/text/strftime.ts';

describe('dates', () => {
  const date = new Date(Date.UTC(2026, 0, 4, 15, 6, 7));

  it.each([
    ['%a, %d %b %Y', 'Sun, 04 Jan 2026'],
    ['%A %B %e %j', 'Sunday January  4 004'],
    ['%H:%M:%S %I %p', '15:06:07 03 PM'],
    ['%U %W %u %w', '01 00 7 0'],
    ['%F %T %D %R', '2026-01-04 15:06:07 01/04/26 15:06'],
    ['%c%n%x %X', 'Sun Jan  4 15:06:07 2026\n01/04/26 15:06:07'],
    ['100%% %Q %', '100% %Q %'],
    ['%constructor %_', 'Sun Jan  4 15:06:07 2026onstructor %_'],
  ])('are written as %j', (format, expected) => {
    expect(strftime(date, format)).toBe(expected);
  });

  it('are those of the caller, and else no date', () => {
    const source = '.. |d| date:: %Y\n';
    const children = (day?: Date) => parseRst(source, day ? { date: day } : {}).nodes[0];
    expect(children(date)).toMatchObject({ children: [{ value: '2026' }] });
    expect(children()).toMatchObject({ children: [{ value: '%Y' }] });
  });
});
