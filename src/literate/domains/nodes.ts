/**
 * Descriptions of things of a programming language or program: functions, classes, options. Sphinx calls what they belong to a
 * domain: `py`, `c`, `rst`, or `std` for what belongs to no language.
 */
import type { Parent, PhrasingContent, RootContent } from 'mdast';
import type { ElementData } from '../nodes.ts';

/** One or more signatures and what is said of them: `dl`. */
export interface ObjectDescription extends Parent {
  type: 'objectDescription';
  data?: ElementData;
  domain: string;
  kind: string;
  /** The module and class in which names in its fields are looked up. */
  module?: string;
  scope?: string;
  children: (ObjectSignature | ObjectContent)[];
}

/** How a thing is written: `dt`. What it describes is the target that holds all of it; none where no reference may lead here. */
export interface ObjectSignature extends Parent {
  type: 'objectSignature';
  data?: ElementData;
  children: PhrasingContent[];
}

/** What is said of a thing: `dd`. */
export interface ObjectContent extends Parent {
  type: 'objectContent';
  data?: ElementData;
  children: RootContent[];
}

/** A part of a signature, or an expression: `span` or what `data.hName` says, with the classes that Sphinx gives it. */
export interface SignaturePart extends Parent {
  type: 'signaturePart';
  data?: ElementData;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    objectDescription: ObjectDescription;
    objectSignature: ObjectSignature;
    objectContent: ObjectContent;
    signaturePart: SignaturePart;
  }
  interface PhrasingContentMap {
    signaturePart: SignaturePart;
  }
  interface BlockContentMap {
    objectDescription: ObjectDescription;
  }
}
