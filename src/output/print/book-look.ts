/** What every kind of print knows of a book. Lengths are in millimetres, sizes of type in points. */
export interface BookLook {
  readonly title: string;
  readonly subtitle?: string;
  readonly authors: readonly string[];
  readonly edition?: string;
  readonly publisher?: string;
  /** Lines of the page after the title: a licence, a commit. */
  readonly colophon: readonly string[];
  readonly paper: { readonly width: number; readonly height: number };
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly inside: number;
    readonly outside: number;
  };
  readonly sides: 1 | 2;
  readonly size: number;
  readonly chunkLabels: 'pages' | 'numbers';
  readonly numbering: boolean;
  /** Whether the files, chunks and names of the program are listed at the end. */
  readonly lists: boolean;
}
