/**
 * Names documents after program files, folders mirrored: `a/b.ts` becomes `a/b.md`, and `a/b.c.md` where the folder has `b.c` and `b.h`.
 *
 * @param files paths below the folder of programs
 */
export function documentNames(files: readonly string[]): ReadonlyMap<string, string> {
  const stems = Map.groupBy(files, file => stemOf(file).toLowerCase());
  return new Map(
    files.map(file => {
      const stem = stemOf(file);
      const isAlone = stems.get(stem.toLowerCase())?.length === 1 && !/(?:^|\/)(?:index|readme)$/i.test(stem);
      return [file, `${isAlone ? stem : file}.md`];
    }),
  );
}

function stemOf(file: string): string {
  return file.replace(/(?<=[^/])\.[^./]+$/, '');
}
