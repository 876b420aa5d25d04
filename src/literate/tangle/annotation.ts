/** How tangled files say where they come from. Paths within are from the project's root. */
export interface Annotation {
  /** `lines`: line directives or a source map, for compilers and debuggers; `markers`: comments around every block, as Entangled has them. */
  readonly form: 'lines' | 'markers';
  /** The folder of the documents; `.` for the project itself. */
  readonly source: string;
  /** The folder of the tangled files. */
  readonly root: string;
}

/** A document's path from the project's root; control characters, which would end a comment or directive, are question marks. */
export function documentPath({ source }: Annotation, document: string): string {
  return (source === '.' ? document : `${source}/${document}`).replace(/[\0-\x1f\x7f]/g, '?');
}

/** A document's path from the folder of a tangled file. */
export function documentPathFrom(annotation: Annotation, file: string, document: string): string {
  const from = [...(annotation.root === '.' ? [] : annotation.root.split('/')), ...file.split('/')].slice(0, -1);
  const to = documentPath(annotation, document).split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
