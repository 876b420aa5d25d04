import { FileMap } from '../map/file-map.ts';
import { sourceMap } from '../map/source-map.ts';
import { type Annotation, documentPathFrom } from './annotation.ts';
import type { TangledFile } from './tangle.ts';

/** Languages whose tools look for a source map, by the comment that names it. */
const SCRIPTS = /^(?:javascript|js|mjs|cjs|jsx|typescript|ts|mts|cts|tsx)$/i;
const STYLES = /^(?:css|postcss)$/i;

/** The last line of a file, which names its map; undefined for a language whose tools know none. */
export function mapComment(path: string, language: string): string | undefined {
  const name = encodeURIComponent(`${path.slice(path.lastIndexOf('/') + 1)}.map`);
  if (SCRIPTS.test(language)) return `//# sourceMappingURL=${name}`;
  return STYLES.test(language) ? `/*# sourceMappingURL=${name} */` : undefined;
}

/** Whether a line is the one that names the map of a file. */
export function namesMapOf(line: string, path: string): boolean {
  return line.includes('# sourceMappingURL=') && (line === mapComment(path, 'js') || line === mapComment(path, 'css'));
}

/** The file beside a tangled one that holds its map. */
export function mapFile(file: TangledFile, how: Annotation): TangledFile {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const address = (document: string) =>
    documentPathFrom(how, file.path, document).split('/').map(encodeURIComponent).join('/');
  const map = sourceMap(new FileMap(file, () => undefined), name, address);
  return { path: `${file.path}.map`, content: `${JSON.stringify(map)}\n`, sources: [] };
}
