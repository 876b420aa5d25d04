/** A path of the source folder as a path of the project. */
export function inProject(source: string, path: string): string {
  return source === '.' ? path : `${source}/${path}`;
}
