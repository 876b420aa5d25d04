import { setTimeout as wait } from 'node:timers/promises';
import { ProjectFiles } from '../../build/platform/files.ts';
import type { KnownOutlines } from '../../build/read.ts';
import type { ProjectSession } from '../../build/session.ts';
import type { EditedOutput, FoundEdits } from '../../build/stitch/edited-files.ts';
import type { PlannedConflict } from '../../build/stitch/plan.ts';
import { withStitchState } from '../../build/stitch/state.ts';
import { PylitError } from '../../core/error.ts';
import type { PlannedStitch } from '../programs/noted-stitch.ts';
import type { Project } from '../project/project.ts';
import type { Changes } from './batches.ts';

/** Edits of programs that were carried back. */
export interface StitchedEdits {
  /** The programs, and the documents that changed. */
  readonly edited: readonly string[];
  readonly documents: readonly string[];
}

/** Edits that were not carried back, and were not told of before. */
export interface UnstitchedEdits {
  readonly conflicts: readonly PlannedConflict[];
  /** Programs that are no text. */
  readonly binary: readonly string[];
}

/** An editor that moves a file away before it writes it anew gets so long, in milliseconds. */
const MOVED_AWAY = 60;

/** Carries edits of programs into the documents, whenever a watch sees some. */
export class EditStitcher {
  readonly files: ProjectFiles;
  private readonly project: Project;
  private readonly session: ProjectSession;
  private readonly tell: (edits: UnstitchedEdits) => void;
  /** Edits in conflict: they are tried again with every change. */
  private left: ReadonlySet<string> = new Set();
  private said = '';
  /** What was read for the last edit. */
  private readonly memory: { known?: KnownOutlines } = {};

  constructor(project: Project, session: ProjectSession, tell: (edits: UnstitchedEdits) => void) {
    this.project = project;
    this.files = new ProjectFiles(project.root);
    this.session = session;
    this.tell = tell;
  }

  /** @param changed what may have changed; without it anything may have */
  async stitch(changed: Changes): Promise<StitchedEdits | undefined> {
    const found = await this.find(changed && new Set([...changed, ...this.left]));
    const { edited, binary } = found;
    if (edited.length === 0) {
      this.settle([], binary);
      return undefined;
    }
    const { planned, conflicts } = await this.plan(edited);
    const taken = new Set(planned?.plan.edited.map(({ path }) => path));
    this.left = new Set(edited.map(({ path }) => path).filter(path => !taken.has(path)));
    this.settle(conflicts, binary);
    return planned && this.carryOut(planned);
  }

  private async find(changed: Changes): Promise<FoundEdits> {
    const found = this.session.editedPrograms(changed);
    if (found.deleted.length === 0) return found;
    await wait(MOVED_AWAY);
    return this.session.editedPrograms(changed);
  }

  /** A plan for all edits, or else for those that are in no conflict. */
  private async plan(
    edited: readonly EditedOutput[],
  ): Promise<{ planned?: PlannedStitch; conflicts: readonly PlannedConflict[] }> {
    const { planOf } = await import('../programs/stitch.ts');
    const planned = await planOf(this.project, this, { edited }, this.memory);
    const { conflicts = [] } = planned?.plan ?? {};
    if (planned && conflicts.length === 0) return { planned, conflicts };
    const inConflict = new Set(conflicts.flatMap(({ file, versions }) => [file, ...versions.map(one => one.file)]));
    const others = edited.filter(({ path }) => !inConflict.has(path));
    if (others.length === 0 || others.length === edited.length) return { conflicts };
    const rest = await planOf(this.project, this, { edited: others }, this.memory);
    const left = rest?.plan.conflicts ?? [];
    return rest && left.length === 0 ? { planned: rest, conflicts } : { conflicts: [...conflicts, ...left] };
  }

  private async carryOut(planned: PlannedStitch): Promise<StitchedEdits | undefined> {
    const { writeStitch } = await import('../programs/noted-stitch.ts');
    const { plan } = planned;
    try {
      await withStitchState(this.files, state => writeStitch(this.project, state, planned, 'pylit watch'));
    } catch (error) {
      // Saved again meanwhile: that is a change of its own, which comes next.
      if (!(error instanceof PylitError) || error.code !== 'usage') throw error;
      this.left = new Set([...this.left, ...plan.edited.map(({ path }) => path)]);
      return undefined;
    }
    return { edited: plan.edited.map(({ path }) => path), documents: plan.documents.map(({ path }) => path) };
  }

  /** Says each conflict once, as long as it stays the same. */
  private settle(conflicts: readonly PlannedConflict[], binary: readonly string[]): void {
    const text = conflicts.length + binary.length === 0 ? '' : JSON.stringify([conflicts, binary]);
    if (text !== this.said && text !== '') this.tell({ conflicts, binary });
    this.said = text;
  }
}
