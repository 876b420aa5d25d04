import type { Config } from '../../build/config.ts';
import { isEditorFile } from '../../build/scan/editor-files.ts';

/**
 * What no build looks at: names that begin with a dot (apart from `.gitignore` and the source folder itself), `node_modules`, the output,
 * and the copies and locks that editors leave beside a file.
 */
export function ignoredBy({ source, output }: Pick<Config, 'source' | 'output'>): (path: string) => boolean {
  return path => {
    if (path === output || path.startsWith(`${output}/`)) return true;
    if (path === source || source.startsWith(`${path}/`)) return false;
    const inside = path.startsWith(`${source}/`) ? path.slice(source.length + 1) : path;
    return inside.split('/').some(name => isHidden(name) || name === 'node_modules' || isEditorFile(name));
  };
}

function isHidden(name: string): boolean {
  return name.startsWith('.') && name !== '.gitignore';
}
