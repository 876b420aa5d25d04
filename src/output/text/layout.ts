/**
 * A block as text that is not yet broken into lines: that is done when the page is made, for holes are as long as what fills them. Texts
 * hold marks for fonts and links (see `marks.ts`). Plain data: it is an artifact as JSON.
 */
export type Layout =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  /** Shown as they are. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** Lines that fill a hole. */
  | { readonly kind: 'ready'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly LabelledItem[] }
  | { readonly kind: 'terms'; readonly items: readonly LabelledItem[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Layout[] }
  /** Indented below its title. */
  | { readonly kind: 'box'; readonly title: string; readonly blocks: readonly Layout[] }
  | { readonly kind: 'table'; readonly table: TableLayout }
  | { readonly kind: 'rule' };

export interface LabelledItem {
  /** What stands before an item; the term of a definition; '' where there is none. */
  readonly label: string;
  readonly blocks: readonly Layout[];
}

export interface TableLayout {
  readonly caption?: string;
  readonly columns: number;
  readonly head: readonly (readonly CellLayout[])[];
  readonly body: readonly (readonly CellLayout[])[];
}

export interface CellLayout {
  readonly column: number;
  readonly columns: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly blocks: readonly Layout[];
}
