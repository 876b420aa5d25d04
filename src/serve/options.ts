import type { DocumentOutline } from '../literate/document.ts';
import type { EditorPlace } from './editor.ts';
import type { ServedHistory } from './history.ts';
import type { LoopbackHost } from './listen.ts';

/** What the configuration says of a site. Folders are paths from the project's root. */
export interface SiteSettings {
  /** Where the site's files lie. */
  readonly outputFolder: string;
  /** Where the documents lie; `.` is the root. */
  readonly sourceFolder: string;
  /** Whether scripts and styles in documents are trusted. */
  readonly trustHtml: boolean;
}

/** What a server serves, to whom, and what it may ask of the rest of pylit. */
export interface ServerOptions {
  /** The project's folder. */
  readonly root: string;
  /** Asked anew for each request: a configuration may change while the server runs. */
  readonly site: () => SiteSettings;
  /** What the build wrote, by path from the project's root: nothing else is ever served. */
  readonly manifest: () => ReadonlySet<string>;
  /** Whether a path from the project's root may be opened in the editor. */
  readonly isSource: (file: string) => boolean;
  /** What is known of a document, by path from the project's root: it says at which block of its page a problem stands. */
  readonly outline?: (file: string) => Promise<DocumentOutline | undefined>;
  /** Without it, pages tell nothing of their history. */
  readonly history?: ServedHistory;
  readonly openEditor: (place: EditorPlace) => Promise<void>;
  readonly host: LoopbackHost;
  /** Tried in order; 0 is any free one. */
  readonly ports: readonly number[];
}
