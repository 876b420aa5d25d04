import type { PageInput } from '../../literate/format.ts';

/** The numbers of a page's footnotes: they count in the order in which the text first refers to them; those it never refers to come last. */
export function footnoteNumbers({ outline, artifacts }: PageInput): ReadonlyMap<string, number> {
  const { footnoteReferences, footnotes } = outline.exports;
  const numbered = numberedNotes(artifacts);
  const names = new Set([...footnoteReferences, ...footnotes.map(note => note.name)]);
  for (const name of names) if (!numbered.has(name)) names.delete(name);
  return new Map([...names].map((name, index) => [name, index + 1]));
}

/** Citations are shown by their labels and have no number. */
function numberedNotes(artifacts: PageInput['artifacts']): Set<string> {
  const names = new Set<string>();
  for (const { parts } of artifacts) {
    for (const part of parts) {
      if (typeof part === 'object' && (part.hole === 'footnote' || part.hole === 'footnote-backlinks'))
        names.add(part.name);
    }
  }
  return names;
}
