import { PylitError, quote } from './error.ts';

/**
 * Checks a path that comes from a document, a tree, a configuration or the network before anything is done with it.
 * Separators are `/`; the path must stay below the folder it is relative to on every operating system. Whether a symbolic
 * link on the way leads out is a question to the file system, asked elsewhere.
 *
 * @returns the same path
 * @throws PylitError `path`
 * @example checkRelativePath('src/main.py') === 'src/main.py'
 */
export function checkRelativePath(path: string): string {
  const reason = refusePath(path);
  if (reason !== undefined) throw refusal(path, reason);
  return path;
}

/**
 * Checks the name of one tree entry: a path of one component.
 *
 * @returns the same name
 * @throws PylitError `path`
 */
export function checkEntryName(name: string): string {
  const reason = name.includes('/') ? 'a name cannot contain "/"' : refusePath(name);
  if (reason !== undefined) throw refusal(name, reason);
  return name;
}

/** Says why a relative path is refused, or returns undefined when it is allowed. */
export function refusePath(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.length > MAX_PATH) return `it is longer than ${MAX_PATH} characters`;
  if (!path.isWellFormed()) return 'it is not valid Unicode';
  if (CONTROL.test(path)) return 'it contains a control character';
  if (path.includes('\\')) return 'it contains a backslash; folders are separated by "/"';
  if (path.startsWith('/')) return 'it is absolute';
  for (const component of path.split('/')) {
    const reason = PLAIN.test(component) ? refuseDevice(component.toLowerCase()) : refuseComponent(component);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const MAX_PATH = 4096;
const MAX_COMPONENT_BYTES = 255;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/** Short names of plain ASCII, without anything that a file system folds away; only devices hide among them. */
const PLAIN = /^[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_-])?$/i;

const encoder = new TextEncoder();

function refuseComponent(component: string): string | undefined {
  if (component === '') return 'it has an empty component ("//" or a "/" at the end)';
  if (component === '.' || component === '..') return `it has a ${quote(component)} component`;
  if (encoder.encode(component).length > MAX_COMPONENT_BYTES) {
    return `a component is longer than ${MAX_COMPONENT_BYTES} bytes`;
  }
  if (/^[a-z]:/i.test(component)) return 'it names a drive';
  const folded = fold(component);
  if (folded === '') return `${quote(component)} is read as "." or ".." by some file systems`;
  if (GUARDED.test(folded)) return `${quote(component)} is, to some file systems, a folder that keeps history`;
  return refuseDevice(folded);
}

function refuseDevice(folded: string): string | undefined {
  return DEVICE.test(folded) ? `${quote(folded)} is the name of a device on Windows` : undefined;
}

/** Folders that keep history, as HFS+ and NTFS may also spell them once `fold` has removed what they ignore. */
const GUARDED = /^(?:\.(?:git|pylit|fossil)|(?:git|pylit|fossil)~[0-9]+)$/;

/** Names of Windows devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9]) *(?:\..*)?$/;

/**
 * Reduces a name to what the most forgetful file system keeps of it: NTFS drops a stream name after `:` and dots and spaces
 * at the end, HFS+ drops zero-width characters, and all but case-sensitive ones ignore case, some also accents and widths.
 */
function fold(component: string): string {
  const kept = component
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i');
  const stream = kept.indexOf(':');
  const name = stream < 0 ? kept : kept.slice(0, stream);
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1;
  return name.slice(0, end);
}

function refusal(path: string, reason: string): PylitError {
  return new PylitError('path', `Refused the path ${quote(path)}: ${reason}.`, {
    hint: 'Use a path relative to the project, with "/" between ordinary names.',
    data: { path: path.slice(0, MAX_PATH) },
  });
}
