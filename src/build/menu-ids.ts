import { hash } from '../bytes/hash.ts';
import type { NavigationNode } from '../literate/format.ts';

type Menu = readonly NavigationNode[];

/** Ids of menus by their content. Pages that show the same menu share one value, so each is digested once. */
export class MenuIds {
  private readonly ids = new Map<Menu, string>();
  private readonly texts = new Map<string, string>();

  idOf(menu: Menu): string {
    const known = this.ids.get(menu);
    if (known !== undefined) return known;
    const text = JSON.stringify(menu);
    const id = hash('sha1', text);
    this.ids.set(menu, id);
    this.texts.set(id, text);
    return id;
  }

  /** All menus that were digested, as JSON by id. */
  all(): ReadonlyMap<string, string> {
    return this.texts;
  }
}
