/** What pages show of their history, besides what they say. */
export interface HistoryPages {
  /** Blocks have handles, which open their versions. */
  readonly panel: boolean;
  /** Pages that compare two versions of the project: their titles and paths in the site. */
  readonly comparisons: readonly { readonly title: string; readonly path: string }[];
  /** Blocks that are not in this version are marked, and so are their pages in the menu. */
  readonly since?: {
    /** As the configuration names it. */
    readonly name: string;
    /** Another one whenever other blocks are in the version. */
    readonly identity: string;
    /** Whether a block is in it, by content id. */
    readonly has: (block: string) => boolean;
  };
}

/** Names what decides pages besides their blocks, in plain words. */
export function historyIdentity({ panel, comparisons, since }: HistoryPages): string {
  return JSON.stringify(['history 1', panel, comparisons, since ? [since.name, since.identity] : null]);
}
