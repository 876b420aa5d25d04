import type { Nodes } from 'mdast';

/** Something that the other format cannot say, or says otherwise. */
export interface Loss {
  /** Line of the source, from 1. */
  readonly line: number;
  readonly message: string;
}

/** Collects losses; one kind is told once a line. */
export class Losses {
  readonly #found = new Map<string, Loss>();
  #line = 1;

  /** Notes a loss at a node, or where the last node with a place began. */
  add(node: Pick<Nodes, 'position'> | undefined, message: string): void {
    this.at(node);
    this.#found.set(`${this.#line} ${message}`, { line: this.#line, message });
  }

  /** Says where the writer is. */
  at(node: Pick<Nodes, 'position'> | undefined): void {
    this.#line = node?.position?.start.line ?? this.#line;
  }

  /** All, in the order of their lines. */
  all(): Loss[] {
    return [...this.#found.values()].sort((a, b) => a.line - b.line || (a.message < b.message ? -1 : 1));
  }
}
