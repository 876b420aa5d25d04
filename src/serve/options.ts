import type { DocumentOutline } from '../literate/document.ts';
import type { EditorPlace } from './editor.ts';
import type { LoopbackHost } from './listen.ts';

/** What a server serves, to whom, and what it may ask of the rest of pylit. */
export interface ServerOptions {
  /** The project's folder. */
  readonly root: string;
  /** The site's folder, from the project's root. */
  readonly outputFolder: string;
  /** The documents' folder, from the project's root; `.` is the root. */
  readonly sourceFolder: string;
  /** What the build wrote, by path from the project's root: nothing else is ever served. */
  readonly manifest: () => ReadonlySet<string>;
  /** Whether a path from the project's root may be opened in the editor. */
  readonly isSource: (file: string) => boolean;
  /** What is known of a document, by path from the project's root: it says at which block of its page a problem stands. */
  readonly outline?: (file: string) => Promise<DocumentOutline | undefined>;
  /** Whether the configuration trusts the documents' HTML. */
  readonly trustHtml: boolean;
  readonly openEditor: (place: EditorPlace) => Promise<void>;
  readonly host: LoopbackHost;
  /** Tried in order; 0 is any free one. */
  readonly ports: readonly number[];
}
