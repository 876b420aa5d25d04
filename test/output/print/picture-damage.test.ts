import { describe, expect, it } from 'vitest';
import { pictureDamage } from '../../../src/output/print/picture-damage.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const GIF = Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const JPEG = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00aaffd9', 'hex');
const svg = (text: string) => Buffer.from(text);

describe('the file of a picture', () => {
  it.each([
    ['a.png', PNG],
    ['a.PNG', PNG],
    ['a.gif', GIF],
    ['a.jpg', JPEG],
    ['a.jpeg', Buffer.concat([JPEG, Buffer.from('more')])],
    ['a.svg', svg('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><!-- < --><svg a=">"><g/><t>x</t></svg>\n')],
    ['a.svg', svg('<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>')],
    ['a.webp', svg('anything')],
  ])('%s is whole', (path, bytes) => {
    expect(pictureDamage(path, bytes)).toBeUndefined();
  });

  it.each([
    ['a.png', svg('text'), 'it is no PNG'],
    ['a.png', PNG.subarray(0, 15), 'it has no header'],
    ['a.png', PNG.subarray(0, -14), 'it ends too early'],
    ['a.gif', GIF.subarray(0, -1), 'it ends too early'],
    ['a.gif', PNG, 'it is no GIF'],
    ['a.jpg', JPEG.subarray(0, -2), 'it ends too early'],
    ['a.jpg', PNG, 'it is no JPEG'],
    ['a.svg', svg('<svg><g>'), 'its "<g>" is not closed'],
    ['a.svg', svg('<svg><g></svg>'), 'its markup is not well-formed at "</svg>"'],
    ['a.svg', svg('<svg a=b"></svg'), 'its markup is not well-formed'],
    ['a.svg', svg('<p>no</p>'), 'it is no SVG'],
    ['a.svg', svg(''), 'it is no SVG'],
  ])('%s is not', (path, bytes, reason) => {
    expect(pictureDamage(path, bytes)).toBe(reason);
  });
});
