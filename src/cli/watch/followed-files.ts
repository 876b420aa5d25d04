import fs from 'node:fs';

const LOOK_MILLISECONDS = 500;

/** Single files that are looked at twice a second, wherever they are, also while they do not exist. */
export class FollowedFiles {
  private readonly onChange: (file: string) => void;
  private readonly listeners = new Map<string, () => void>();

  constructor(onChange: (file: string) => void) {
    this.onChange = onChange;
  }

  /** Follows just these, given by absolute paths. */
  set(files: ReadonlySet<string>): void {
    for (const [file, listener] of this.listeners)
      if (!files.has(file)) {
        fs.unwatchFile(file, listener);
        this.listeners.delete(file);
      }
    for (const file of files) if (!this.listeners.has(file)) this.add(file);
  }

  private add(file: string): void {
    const listener = () => this.onChange(file);
    this.listeners.set(file, listener);
    fs.watchFile(file, { interval: LOOK_MILLISECONDS }, listener);
  }
}
