import { describe, expect, it } from 'vitest';
import { NO_PLACES, type PlaceMark, placesText } from '../../../src/cli/print/places.ts';

const MARKS: readonly PlaceMark[] = [
  ['', 3, 'begin', ''],
  ['', 2, 'end', ''],
  ['', 3, 'part', 'The part'],
  ['', 3, 'end', ''],
  ['a', 5, 'h1', 'First'],
  ['a#x', 5, 'chunk', ''],
  ['a#y', 5, 'chunk', ''],
  ['a#s', 6, 'h2', 'Section'],
  ['a#z', 6, 'chunk', ''],
  ['a#p', 6, 'place', ''],
  ['a#y', 6, 'use', 'zeta'],
  ['a#x', 6, 'use', 'alpha'],
  ['a#x', 6, 'use', 'alpha'],
  ['', 6, 'end', ''],
  ['b', 7, 'h1', 'Second "quoted"'],
];

/** One of the dictionaries, by its name. */
function line(text: string, name: string): string | undefined {
  return text.split('\n').find(one => one.startsWith(`#let ${name} = `));
}

describe('what pages say of each other', () => {
  const text = placesText(MARKS, 7, 'pages');

  it('is nothing at first', () => {
    expect(NO_PLACES).toBe(
      '#let all-pages = false\n#let places = (:)\n#let labels = (:)\n#let numbers = (:)\n#let heads = (:)\n#let openings = (:)\n#let used = (:)\n',
    );
  });

  it('is the page of each place: as it lies in the file, and as it is numbered', () => {
    expect(line(text, 'places')).toContain('"a": (5, "3")');
    expect(line(text, 'places')).toContain('"a#p": (6, "4")');
  });

  it('is the label of each chunk: its page, with a letter where there are several on it', () => {
    expect(line(text, 'labels')).toBe('#let labels = ("a#x": "3a", "a#y": "3b", "a#z": "4")');
    expect(line(placesText(MARKS, 7, 'numbers'), 'labels')).toBe('#let labels = ("a#x": "1", "a#y": "2", "a#z": "3")');
  });

  it('is the number of what has one, by all its names', () => {
    const marks: readonly PlaceMark[] = [
      ['a', 1, 'h1', 'First', '1'],
      ['a#s', 1, 'also', 'h2', '1.1'],
      ['a#f', 2, 'figure', '', '1.2'],
      ['a#e', 2, 'equation', '', '3'],
      ['a#d', 2, 'place', 'Deep', null],
      ['', 2, 'h2', 'Nameless', '1.2'],
    ];
    expect(line(placesText(marks, 2, 'pages'), 'numbers')).toBe(
      '#let numbers = ("a": ("h1", "1"), "a#s": ("h2", "1.1"), "a#f": ("figure", "1.2"), "a#e": ("equation", "3"))',
    );
  });

  it('is what stands over each page, and which pages are empty', () => {
    expect(line(text, 'heads')).toBe(
      '#let heads = ("1": ("", "", false, false), "2": ("", "", false, false), "3": ("", "", true, false), ' +
        '"4": ("", "", false, true), "5": ("First", "", true, false), "6": ("First", "Section", false, false), ' +
        '"7": ("Second \\"quoted\\"", "", true, false))',
    );
  });

  it('is which names a page uses, each once', () => {
    expect(line(text, 'used')).toBe('#let used = ("6": (("alpha", "a#x"), ("zeta", "a#y"),))');
    expect(line(text, 'places')).toContain('"a#x": (5, "3")');
  });

  it('is where parts begin', () => {
    expect(line(text, 'openings')).toBe('#let openings = ("5": "The part")');
  });

  it('has letters for any number of chunks on a page', () => {
    const many = Array.from({ length: 30 }, (_, index): PlaceMark => [`c${index}`, 1, 'chunk', '']);
    const labels = line(placesText(many, 1, 'pages'), 'labels') ?? '';
    expect(labels).toContain('"c25": "1z", "c26": "1aa"');
    expect(new Set(labels.match(/"1[a-z]+"/g)).size).toBe(30);
  });
});
