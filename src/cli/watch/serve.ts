import { spawn } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import type { SessionReport } from '../../build/session.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { DocumentOutline } from '../../literate/document.ts';
import { openEditor } from '../../serve/editor.ts';
import type { LoopbackHost } from '../../serve/listen.ts';
import { ProgressFollower } from '../../serve/progress.ts';
import { createServer, type LiveServer } from '../../serve/server.ts';
import { printReport } from '../building/print-report.ts';
import { ServedProjectHistory } from '../page-history/serve.ts';
import { loadReaders } from '../project/load-readers.ts';
import { documentExtensions, openProject, type Project } from '../project/project.ts';
import { printMessages } from '../terminal/messages.ts';
import { changeLine } from './change-line.ts';
import { ignoredBy } from './ignored.ts';
import { printUnstitched } from './print-unstitched.ts';
import { SaidProblems } from './problems.ts';
import { openSession, type SessionWishes } from './session.ts';
import { type WatchedBuild, watchProject } from './watch-project.ts';

/** What the command line says of serving. */
export interface ServeFlags {
  readonly port?: number;
  readonly host?: string;
  readonly open?: boolean;
  /** Carry edits of programs into the documents. */
  readonly stitch?: boolean;
}

const FIRST_PORT = 3000;
const PORTS_TRIED = 20;

/** `pylit serve`: builds, builds again on every save, and shows the site in the browser, until interrupted. */
export async function serve(root: string, flags: ServeFlags): Promise<void> {
  const host = checkHost(flags.host ?? 'localhost');
  const ports = portsToTry(flags.port);
  const served = new ServedProject(await openProject(root));
  const history = new ServedProjectHistory(() => served.project);
  const server = await createServer({
    history,
    root,
    site: () => served.site(),
    manifest: () => served.outputs,
    isSource: file => served.isSource(file),
    outline: file => served.outline(file),
    openEditor,
    host,
    ports,
  });
  // Nothing waits for a signal: the system ends the process at once, also while it computes, and its connections with it.
  console.log(`Serving ${server.url} (press Ctrl-C to end)`);
  if (flags.open) openBrowser(server.url);
  // Connections that wait already are answered before the first build takes the thread.
  await setImmediate();
  const follower = new Follower(served, server);
  history.follow(() => void server.announce({ kind: 'history' }));
  await follower.buildFirst();
  await watchProject(
    root,
    {
      started: () => follower.begins(),
      built: build => follower.built(build),
      failed: error => follower.failed(error),
      unstitched: printUnstitched,
      limited: ({ code }) =>
        console.error(`pylit: the system watches no more folders (${code}), so all files are looked at every second.`),
    },
    { session: follower.wishes, ...(flags.stitch !== undefined && { stitch: flags.stitch }) },
  );
}

function checkHost(host: string): LoopbackHost {
  if (host === 'localhost' || host === '127.0.0.1' || host === '::1') return host;
  throw new PylitError(
    'usage',
    `Cannot serve on ${quote(host)}: only localhost, 127.0.0.1 and ::1 are this machine alone.`,
    { hint: 'To show the site to others, put the output folder on a web server.' },
  );
}

function portsToTry(port: number | undefined): number[] {
  if (port === undefined) return Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return [port];
  throw new PylitError('usage', '--port takes a whole number from 0 to 65535.');
}

/** The address is the server's own, so nothing in it needs a shell's care; there is none. */
function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  const child = spawn(program ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.error(`pylit: the browser could not be started; open ${url} yourself.`));
  child.unref();
}

/** What the server may know of the project, as it is now. */
class ServedProject {
  project: Project;
  /** What builds wrote, by path from the root. */
  outputs: Set<string>;
  private named: ReadonlySet<string> = new Set();

  constructor(project: Project) {
    this.project = project;
    // What an earlier process built can be looked at until the first build is done.
    this.outputs = this.recorded();
  }

  site() {
    const { output, source, html } = this.project.config;
    return { outputFolder: `${output}/html`, sourceFolder: source, trustHtml: html.trust };
  }

  /** Documents, the configuration, and whatever a message names. */
  isSource(file: string): boolean {
    if (this.named.has(file) || this.project.configFiles.includes(file)) return true;
    return (
      documentExtensions(this.project.config).some(extension => file.endsWith(extension)) &&
      !ignoredBy(this.project.config)(file)
    );
  }

  /** Reads one document anew: it is asked for only where there is a problem. */
  async outline(file: string): Promise<DocumentOutline | undefined> {
    const { root, config } = this.project;
    const path = config.source === '.' ? file : file.slice(config.source.length + 1);
    const files = new ProjectFiles(root);
    const text = (name: string) => {
      const bytes = files.read(name);
      return bytes && new TextDecoder().decode(bytes);
    };
    const source = text(file);
    const readers = await loadReaders(this.project);
    const reader = readers.find(({ extensions }) => extensions.some(extension => path.endsWith(extension)));
    const include = (name: string) => text(config.source === '.' ? name : `${config.source}/${name}`);
    return source === undefined ? undefined : reader?.read({ path, source, include });
  }

  /** Takes over what a build did; where anything may have changed, what is recorded of it. */
  update(project: Project, { report, written, removed }: SessionReport, isKnown: boolean): void {
    if (!isKnown || project !== this.project) this.outputs = this.recorded();
    this.project = project;
    this.named = new Set(report.messages.map(({ file }) => file));
    for (const path of written) this.outputs.add(path);
    for (const path of removed) this.outputs.delete(path);
  }

  private recorded(): Set<string> {
    const records = new BuildRecords(new ProjectFiles(this.project.root).stateFile('records.db'));
    try {
      return new Set(Object.keys(records.outputs().written));
    } finally {
      records.close();
    }
  }
}

/** Tells the terminal and the open pages what becomes of the builds. */
class Follower {
  private readonly served: ServedProject;
  private readonly server: LiveServer;
  private readonly problems = new SaidProblems();
  private readonly progress: ProgressFollower;
  private failure = '';

  constructor(served: ServedProject, server: LiveServer) {
    this.served = served;
    this.server = server;
    this.progress = new ProgressFollower(progress => void server.announce({ kind: 'progress', progress }));
  }

  /** What builds have to do so that the server can answer meanwhile, and say how far they are. */
  get wishes(): SessionWishes {
    return { ...this.progress.wishes, formats: ['html'] };
  }

  begins(): void {
    this.progress.begin();
  }

  /** The first build may be long. */
  async buildFirst(): Promise<void> {
    const { project } = this.served;
    const session = openSession(project, this.wishes);
    try {
      const done = await session.build();
      this.problems.news(done.report.messages);
      printReport(done.report, `${project.config.output}/`);
      this.tell(project, done, false);
    } catch (error) {
      this.failed(error);
    } finally {
      await session.close();
    }
  }

  built(build: WatchedBuild): void {
    const line = changeLine(build) ?? (this.failure === '' ? undefined : 'The build works again.');
    const { fresh, rest, changed } = this.problems.news(build.report.messages);
    this.failure = '';
    if (line !== undefined) console.log(line);
    if (line !== undefined || changed) {
      printMessages(fresh, false);
      if (rest !== '') console.error(rest);
    }
    this.tell(build.project, build, build.changed !== undefined);
  }

  /** Anything may go wrong in a plugin or in pylit itself; the next save is another chance. */
  failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof PylitError ? error.hint : undefined;
    const text = hint === undefined ? message : `${message}\n  ${hint}`;
    if (text !== this.failure) console.error(`pylit: ${text}`);
    this.failure = text;
    void this.server.announce({ kind: 'failed', message, ...(hint !== undefined && { hint }) });
  }

  private tell(project: Project, done: SessionReport, isKnown: boolean): void {
    this.served.update(project, done, isKnown);
    const { report, written, removed } = done;
    void this.server.announce({ kind: 'ended', report, written, removed });
  }
}
