import { deflateSync, inflateSync } from 'node:zlib';
import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import {
  headerText,
  type Inventory,
  type InventoryLine,
  inventoryHeader,
  inventoryObjects,
  inventoryText,
} from '../../literate/domains/inventory.ts';

/** No project needs more; the inventory of Python has 140 KB. */
export const LARGEST_INVENTORY = 32 * 1024 * 1024;
const LARGEST_TEXT = 8 * LARGEST_INVENTORY;

/** The lines before what is compressed are shorter than this. */
const LONGEST_HEADER = 4096;

/**
 * Reads the bytes of `objects.inv`, version 2.
 *
 * @returns a text that says what is wrong where they are none
 */
export function readInventory(bytes: Uint8Array): Inventory | string {
  if (bytes.length > LARGEST_INVENTORY) return `has more than ${LARGEST_INVENTORY} bytes`;
  // One byte for each character, so that the length of the header is that of its bytes.
  const start = Buffer.from(bytes.subarray(0, LONGEST_HEADER)).toString('latin1');
  const header = inventoryHeader(start);
  if (!header) return 'does not begin as an inventory of Sphinx, version 2, does';
  try {
    const text = decodeUtf8(inflateSync(bytes.subarray(header.length), { maxOutputLength: LARGEST_TEXT }));
    return { project: utf8(header.project), version: utf8(header.version), objects: inventoryObjects(text) };
  } catch {
    return 'is damaged, or too large';
  }
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

/** Makes the bytes of an inventory. */
export function writeInventory(
  about: Pick<Inventory, 'project' | 'version'>,
  lines: Iterable<InventoryLine>,
): Uint8Array {
  return Buffer.concat([encodeUtf8(headerText(about)), deflateSync(inventoryText(lines), { level: 9 })]);
}
