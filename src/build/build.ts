import type { Format } from '../literate/format.ts';
import type { Reader } from '../reader/reader.ts';
import type { BatchRunner } from './batch/batch-runner.ts';
import type { BatchSetup } from './batch/batch-work.ts';
import type { BuiltSources } from './built-sources.ts';
import type { Config } from './config.ts';
import type { BuildProgress, Spans } from './events.ts';
import type { LastBuild } from './last-build.ts';
import type { LinkNotation } from './notations.ts';
import type { LockOptions } from './platform/build-lock.ts';
import type { BuildReport } from './report.ts';
import type { EarlierScan } from './scan/scan.ts';
import { ProjectSession } from './session.ts';
import type { Shard } from './shard.ts';
import type { SiteHistory } from './site-history.ts';

/** The parts that a build needs only when something changed. */
export interface BuildParts {
  readonly readers: readonly Reader[];
  readonly formats: readonly Format[];
  /** Links what blocks in formal notations declare. */
  readonly linkNotation?: LinkNotation | undefined;
  /** Makes what works on very many documents at once, on other threads; without it they are worked on here. */
  readonly runner?: (setup: BatchSetup) => Promise<BatchRunner>;
}

/** What to build, and with what. */
export interface BuildOptions {
  /** The project's folder. */
  readonly root: string;
  readonly config: Config;
  /** Name of the configuration file, for messages. */
  readonly configFile: string;
  /** Files of the project, there or not, that decide the configuration: paths from the root. */
  readonly configFiles?: readonly string[];
  /** Digest of the configuration and of pylit's own version: another one, and everything is looked at again. */
  readonly identity: string;
  /** Loads readers and formats; called only when something changed. */
  readonly load: () => Promise<BuildParts>;
  /** How long another build of the project is waited for, and who is told. */
  readonly lock?: LockOptions;
  /** File name endings of documents. */
  readonly extensions: readonly string[];
  /** Weave only these documents (paths from the source root); all are linked. */
  readonly only?: readonly string[];
  /** Weave only these of the formats; what there is of others stays. Absent for all that the configuration names. */
  readonly formats?: readonly string[];
  /** Weave only this share of the documents; all are linked. */
  readonly shard?: Shard;
  readonly tangle: boolean;
  readonly weave: boolean;
  /** False to find problems only: nothing is written but the cache. */
  readonly write: boolean;
  /** Look at nothing remembered, and take over files that are not pylit's. */
  readonly force: boolean;
  /** Makes what pages tell of their history. Absent where they tell nothing. */
  readonly history?: SiteHistory;
  /** Is told how far the build is: once for a batch of documents, and not too often. */
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Is told what a build was made from that did something, while the project is still held. */
  readonly onSources?: (sources: BuiltSources) => void;
  /** Measures where time goes. */
  readonly spans?: Spans;
  /** What was seen of the disk just now, and the stamp of the index that it was compared with. */
  readonly seen?: EarlierScan & { readonly stamp: string; readonly remembered: unknown };
  /** Plain data that is kept with what the last build found, as long as the files of the configuration stand. */
  readonly remember?: unknown;
  /** Digests of environment variables that decided the configuration, by name; kept with what the last build found. They are a part of `identity`, too. */
  readonly environment?: LastBuild['environment'];
}

/** scan → read → link → transform → assemble, and tangle: does what changed, and says what it did. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const session = new ProjectSession(options);
  try {
    const { report } = await session.build();
    await session.close();
    return session.withProblems(report);
  } finally {
    await session.close();
  }
}
