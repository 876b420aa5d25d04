import fs from 'node:fs';
import path from 'node:path';
import type { Change, ChangeListener, ChangeSource, ChangeSourceMaker } from './change-source.ts';
import { FollowedFiles } from './followed-files.ts';
import { LinkedFiles } from './linked-files.ts';
import { pollFolders } from './poll-folders.ts';
import { followedStat } from './stat.ts';
import { watchEachFolder } from './watch-each-folder.ts';
import { watchRecursively } from './watch-recursively.ts';

export interface WatchOptions {
  /** Whether a file or folder, from the root with `/`, is of no interest, with everything below it. */
  readonly ignored: (path: string) => boolean;
  /** A folder that is ignored, but told when it is gone: it is made anew then. */
  readonly made?: string;
  /** How changes are found: as the system is best asked (the default), or by looking every second. */
  readonly by?: keyof typeof MAKERS;
  /** Told when the system's limit of watches is reached, and looking every second takes over. */
  readonly onLimit?: (error: NodeJS.ErrnoException) => void;
}

/** A running watch. */
export interface FolderWatch {
  /** Watches these files (absolute paths), too, wherever they are, instead of those named before. */
  follow(files: readonly string[]): void;
  close(): void;
}

/**
 * Watches a folder and all below it. Files are named one by one; a folder that came, went or moved, and whatever is doubtful, is
 * `undefined`: anything may have changed. What happens after it returned is seen. It goes on when the folder itself is removed or replaced.
 *
 * @throws what the system says when there is no such folder
 */
export function watchFolders(folder: string, options: WatchOptions, onChange: (change: Change) => void): FolderWatch {
  return new RootWatch(fs.realpathSync(folder), options, onChange);
}

const MAKERS = {
  // macOS and Windows have one watch for a whole tree; elsewhere Node imitates it, at several times the cost of a watch for each folder.
  system: ['darwin', 'win32'].includes(process.platform) ? watchRecursively : watchEachFolder,
  folder: watchEachFolder,
  recursive: watchRecursively,
  poll: pollFolders,
};

/** How often is looked whether the root is still the same folder: the system does not tell when a folder above it moves. */
const LOOK_MILLISECONDS = 500;

class RootWatch implements FolderWatch {
  private readonly root: string;
  private readonly options: WatchOptions;
  private readonly onChange: (change: Change) => void;
  private readonly timer: NodeJS.Timeout;
  private readonly followed: FollowedFiles;
  private readonly listener: ChangeListener;
  private make: ChangeSourceMaker;
  private links: LinkedFiles;
  private wanted: readonly string[] = [];
  private source: ChangeSource | undefined;
  private identity: string | undefined;
  private closed = false;

  constructor(root: string, options: WatchOptions, onChange: (change: Change) => void) {
    this.root = root;
    this.options = options;
    this.onChange = onChange;
    this.make = MAKERS[options.by ?? 'system'];
    this.links = new LinkedFiles(root);
    this.followed = new FollowedFiles(file => this.changed(path.relative(root, file).split(path.sep).join('/')));
    this.listener = {
      ignored: options.ignored,
      ...(options.made !== undefined && { made: options.made }),
      change: change => this.changed(change),
      link: link => this.linked(link),
      limit: error => this.limited(error),
    };
    this.start();
    this.timer = setInterval(() => this.checkRoot(), LOOK_MILLISECONDS);
  }

  follow(files: readonly string[]): void {
    this.wanted = files;
    const linked = this.links.files().map(file => path.join(this.root, file));
    this.followed.set(new Set([...files, ...linked].filter(file => this.isUnseen(file))));
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.source?.close();
    this.followed.set(new Set());
  }

  private start(): void {
    this.identity = identityOf(this.root);
    this.links = new LinkedFiles(this.root);
    this.source = this.make(this.root, this.listener);
    this.follow(this.wanted);
  }

  private restart(): void {
    if (this.closed) return;
    this.source?.close();
    this.start();
    this.changed(undefined);
  }

  private changed(change: Change): void {
    if (this.closed) return;
    this.onChange(change);
    if (change !== undefined) for (const link of this.links.leadingTo(change)) this.onChange(link);
  }

  private linked(link: string): void {
    this.links.add(link);
    if (this.source) this.follow(this.wanted);
  }

  private limited(error: NodeJS.ErrnoException): void {
    this.make = pollFolders;
    this.options.onLimit?.(error);
    // Later: the source that says so is still at work.
    queueMicrotask(() => this.restart());
  }

  private checkRoot(): void {
    const identity = identityOf(this.root);
    if (identity === this.identity) return;
    this.identity = identity;
    if (identity !== undefined) this.restart();
    else this.changed(undefined);
  }

  private isUnseen(file: string): boolean {
    const parts = path.relative(this.root, file).split(path.sep);
    return parts[0] === '..' || parts.some((_, index) => this.options.ignored(parts.slice(0, index + 1).join('/')));
  }
}

/** A folder that was removed and made again may have its inode again, too. */
function identityOf(folder: string): string | undefined {
  const stat = followedStat(folder);
  return stat?.isDirectory() ? `${stat.dev} ${stat.ino} ${stat.birthtimeMs}` : undefined;
}
