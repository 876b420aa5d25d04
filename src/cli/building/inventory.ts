import type { NamedInventory } from '../../build/objects/find-outside.ts';
import { LARGEST_INVENTORY, readInventory } from '../../build/objects/inventory-bytes.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError, quote } from '../../core/error.ts';
import { nearest } from '../../literate/nearest.ts';
import { openProject } from '../project/project.ts';
import { printable } from '../terminal/printable.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** What was fetched of one project. */
interface Fetched extends Pick<NamedInventory, 'name' | 'project' | 'version'> {
  readonly file: string;
  /** How many things it describes. */
  readonly objects: number;
  readonly isNew: boolean;
}

/** Nobody waits longer. */
const TIMEOUT_MS = 60_000;

/** `pylit inventory fetch`: gets the inventories that the configuration names. No other command asks the network for them. */
export async function fetchInventories(root: string, names: readonly string[], { json }: JsonOption): Promise<void> {
  const { config, configFile } = await openProject(root);
  const projects = config.intersphinx ?? {};
  for (const name of names)
    if (!Object.hasOwn(projects, name)) throw unknownProject(name, Object.keys(projects), configFile);
  const files = new ProjectFiles(root);
  const wanted = Object.entries(projects).filter(([name]) => names.length === 0 || names.includes(name));
  const fetched: Fetched[] = [];
  for (const [name, { url, inventory: file }] of wanted) {
    const bytes = await download(name, new URL('objects.inv', webAddress(name, url)));
    const inventory = readInventory(bytes);
    if (typeof inventory === 'string') throw failed(name, `${url}objects.inv ${inventory}`);
    const { project, version, objects } = inventory;
    const isNew = !Buffer.from(bytes).equals(files.read(file) ?? new Uint8Array());
    if (isNew) files.write(file, bytes);
    const count = [...objects.values()].reduce((sum, all) => sum + all.size, 0);
    fetched.push({ name, project, version, file, objects: count, isNew });
  }
  if (json) return console.log(JSON.stringify({ inventories: fetched }));
  for (const { name, project, version, file, objects, isNew } of fetched)
    console.log(
      printable(
        `${name}: ${`${project} ${version}`.trim()}, ${objects} names, ${isNew ? 'written to' : 'as it is in'} ${file}`,
      ),
    );
  if (fetched.length === 0) console.log('The configuration names no project under intersphinx.');
}

function webAddress(name: string, url: string): string {
  if (/^https?:/.test(url)) return url;
  throw new PylitError(
    'usage',
    `The pages of ${quote(name)} are at ${quote(url)}, which is no address to fetch from.`,
    {
      hint: 'Copy its objects.inv into the project, and name the file under intersphinx.',
    },
  );
}

async function download(name: string, url: URL): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok || !response.body) throw new Error(`the server answers ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LARGEST_INVENTORY) throw new Error(`it has more than ${LARGEST_INVENTORY} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw failed(name, `${url.href} could not be fetched: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function failed(name: string, reason: string): PylitError {
  return new PylitError('io', `No inventory of ${quote(name)}: ${reason}.`, {
    hint: 'Is the address under intersphinx in the configuration that of the pages?',
  });
}

function unknownProject(name: string, known: readonly string[], configFile: string): PylitError {
  const [near] = nearest(name, known);
  return new PylitError('usage', `${configFile} names no project ${quote(name)} under intersphinx.`, {
    ...(near !== undefined && { hint: `Did you mean ${quote(near)}?` }),
  });
}
