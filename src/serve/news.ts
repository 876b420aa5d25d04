import type { BuildReport } from '../build/report.ts';

/** How far a build has come; a total is absent where it is not known yet. */
export interface BuildProgress {
  readonly documents?: { readonly done: number; readonly total?: number };
  readonly pages?: { readonly done: number; readonly total?: number };
  readonly blocks: { readonly done: number; readonly total?: number };
}

/** What whoever builds tells the server. */
export type BuildNews =
  | { readonly kind: 'progress'; readonly progress: BuildProgress }
  | {
      readonly kind: 'ended';
      readonly report: BuildReport;
      /** Outputs by their path from the project's root. */
      readonly written: readonly string[];
      readonly removed: readonly string[];
    }
  /** There is another commit, or another branch is looked at. */
  | { readonly kind: 'history' }
  /** Nothing could be built: the configuration is wrong, say. */
  | { readonly kind: 'failed'; readonly message: string; readonly hint?: string };
