import fs from 'node:fs';
import path from 'node:path';

/** Symbolic links below a root and the files that they lead to: a change of the file is a change of the link. */
export class LinkedFiles {
  private readonly root: string;
  private readonly targets = new Map<string, string | undefined>();

  constructor(root: string) {
    this.root = root;
  }

  /** Notes a link that was found or replaced. Others may lead through it, so all are resolved again. */
  add(link: string): void {
    this.targets.set(link, undefined);
    for (const known of this.targets.keys()) this.targets.set(known, this.resolve(known));
  }

  /** The links that lead to a file. */
  leadingTo(file: string): string[] {
    if (this.targets.size === 0) return [];
    return [...this.targets].filter(([, target]) => target === file).map(([link]) => link);
  }

  /** What the links lead to, from the root. */
  files(): string[] {
    return [...this.targets.values()].filter(target => target !== undefined);
  }

  /** A build does not follow links that leave the project. */
  private resolve(link: string): string | undefined {
    try {
      const target = path.relative(this.root, fs.realpathSync(path.join(this.root, link)));
      return target.startsWith('..') || path.isAbsolute(target) ? undefined : target.split(path.sep).join('/');
    } catch {
      return undefined;
    }
  }
}
