import { spawn } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { BuildRecords } from '../build/platform/build-records.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import { ProjectSession, type SessionReport } from '../build/session.ts';
import { PylitError, quote } from '../core/error.ts';
import type { DocumentOutline } from '../literate/document.ts';
import { openEditor } from '../serve/editor.ts';
import type { LoopbackHost } from '../serve/listen.ts';
import { createServer, type LiveServer } from '../serve/server.ts';
import { shareThread } from '../serve/share-thread.ts';
import { printReport } from './build.ts';
import { EXIT } from './exit-status.ts';
import { DOCUMENT_EXTENSIONS, loadParts, loadReaders, openProject, type Project } from './project.ts';
import { batches, type Changes } from './watch/batches.ts';
import { ignoredBy } from './watch/ignored.ts';
import { watchFolders } from './watch/watch-folders.ts';

/** What the command line says of serving. */
export interface ServeFlags {
  readonly port?: number;
  readonly host?: string;
  readonly open?: boolean;
}

const FIRST_PORT = 3000;
const PORTS_TRIED = 20;

/** `pylit serve`: builds, builds again on every save, and shows the site in the browser, until interrupted. */
export async function serve(root: string, flags: ServeFlags): Promise<void> {
  const host = checkHost(flags.host ?? 'localhost');
  const ports = portsToTry(flags.port);
  const served = new ServedProject(await openProject(root));
  const server = await createServer({
    root,
    site: () => served.site(),
    manifest: () => served.outputs,
    isSource: file => served.isSource(file),
    outline: file => served.outline(file),
    openEditor,
    host,
    ports,
  });
  endOnSignal(server);
  console.log(`Serving ${server.url} (press Ctrl-C to end)`);
  if (flags.open) openBrowser(server.url);
  // Connections that wait already are answered before the first build takes the thread.
  await setImmediate();
  await served.follow(server);
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

function endOnSignal(server: LiveServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void server.close();
      process.exit(EXIT.interrupted);
    });
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

/** A project that is built again and again, and what the server may know of it. */
class ServedProject {
  /** What builds wrote, by path from the root. */
  outputs: Set<string>;
  private project: Project;
  private session: ProjectSession | undefined;
  private named: ReadonlySet<string> = new Set();
  private printed: string | undefined;
  private onBlocks: (done: number) => void = () => {};

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
    return DOCUMENT_EXTENSIONS.some(extension => file.endsWith(extension)) && !ignoredBy(this.project.config)(file);
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
    const readers = await loadReaders(config);
    const reader = readers.find(({ extensions }) => extensions.some(extension => path.endsWith(extension)));
    const include = (name: string) => text(config.source === '.' ? name : `${config.source}/${name}`);
    return source === undefined ? undefined : reader?.read({ path, source, include });
  }

  /** Builds, and builds again whenever something changed. */
  async follow(server: LiveServer): Promise<void> {
    this.onBlocks = everyTenth(done => void server.announce({ kind: 'progress', progress: { blocks: { done } } }));
    let work = Promise.resolve();
    const build = (changes?: Changes) => {
      work = work.then(() => this.build(server, changes));
      return work;
    };
    const { root } = this.project;
    const changes = batches(root, build);
    watchFolders(root, { ignored: path => ignoredBy(this.project.config)(path) }, change => changes.add(change));
    await build();
  }

  private async build(server: LiveServer, changes: Changes): Promise<void> {
    try {
      const before = this.session;
      const session = await this.current();
      const done = await session.build(changes);
      this.remember(done, session !== before);
      this.print(done);
      await server.announce({ kind: 'ended', ...done });
    } catch (error) {
      // A half-typed configuration must not end the server.
      if (!(error instanceof PylitError)) throw error;
      const { message, hint } = error;
      console.error(`pylit: ${message}${hint === undefined ? '' : `\n  ${hint}`}`);
      await server.announce({ kind: 'failed', message, ...(hint !== undefined && { hint }) });
    }
  }

  /** A build that changed nothing is not worth a line. */
  private print({ report, written, removed }: SessionReport): void {
    const messages = JSON.stringify(report.messages);
    if (written.length + removed.length > 0 || messages !== this.printed)
      printReport(report, `${this.project.config.output}/`);
    this.printed = messages;
  }

  /** The session of the configuration as it is now. */
  private async current(): Promise<ProjectSession> {
    const project = await openProject(this.project.root);
    if (this.session && project.identity === this.project.identity) return this.session;
    this.session?.close();
    this.project = project;
    const { root, config, configFile, configFiles, identity } = project;
    this.session = new ProjectSession({
      ...{ root, config, configFile, configFiles, identity },
      extensions: DOCUMENT_EXTENSIONS,
      load: async () => {
        const { formats, ...parts } = await loadParts(project);
        return { ...parts, formats: formats.map(format => shareThread(format, blocks => this.onBlocks(blocks))) };
      },
      tangle: true,
      weave: true,
      force: false,
      write: true,
    });
    return this.session;
  }

  private remember({ report, written, removed }: SessionReport, isFirst: boolean): void {
    this.named = new Set(report.messages.map(({ file }) => file));
    if (isFirst) this.outputs = this.recorded();
    for (const path of written) this.outputs.add(path);
    for (const path of removed) this.outputs.delete(path);
  }

  /** What the builds before this one wrote. */
  private recorded(): Set<string> {
    const records = new BuildRecords(new ProjectFiles(this.project.root).stateFile('records.db'));
    try {
      return new Set(Object.keys(records.outputs().written));
    } finally {
      records.close();
    }
  }
}

/** Ten times a second is often enough for a person. */
function everyTenth(tell: (number: number) => void): (number: number) => void {
  let last = 0;
  return number => {
    if (performance.now() - last < 100) return;
    last = performance.now();
    tell(number);
  };
}
