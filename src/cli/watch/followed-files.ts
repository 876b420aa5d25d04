import { stampText } from './stat.ts';

const LOOK_MILLISECONDS = 500;

/** Single files that are looked at twice a second, wherever they are, also while they do not exist. */
export class FollowedFiles {
  private readonly onChange: (file: string) => void;
  private stamps = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(onChange: (file: string) => void) {
    this.onChange = onChange;
  }

  /** Follows just these, given by absolute paths. */
  set(files: ReadonlySet<string>): void {
    this.stamps = new Map([...files].map(file => [file, this.stamps.get(file) ?? stampText(file)]));
    clearInterval(this.timer);
    this.timer = files.size === 0 ? undefined : setInterval(() => this.look(), LOOK_MILLISECONDS);
  }

  private look(): void {
    for (const [file, known] of this.stamps) {
      const stamp = stampText(file);
      if (stamp === known) continue;
      this.stamps.set(file, stamp);
      this.onChange(file);
    }
  }
}
