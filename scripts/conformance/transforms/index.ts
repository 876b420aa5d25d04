import type { PseudoElement } from '../element.ts';
import { admonitions } from './admonitions.ts';
import { anonymousHyperlinks } from './anonymous.ts';
import { classAttribute } from './class-attribute.ts';
import { contents } from './contents.ts';
import { danglingReferences } from './dangling.ts';
import { documentInfo } from './document-info.ts';
import { footnotes } from './footnotes.ts';
import { indirectHyperlinks } from './indirect.ts';
import { filterMessages, messagesSection, testMessages } from './messages.ts';
import { sectionNumbers } from './section-numbers.ts';
import { sectionIds } from './sections.ts';
import { stripClassesAndElements, stripComments } from './strip.ts';
import { substitutions } from './substitutions.ts';
import { pepTargetNotes, targetNotes } from './target-notes.ts';
import { externalTargets, internalTargets, propagateTargets } from './targets.ts';
import { documentTitle, sectionSubtitles } from './titles.ts';
import { transitions } from './transitions.ts';
import type { Tree } from './tree.ts';

type Transform = readonly [priority: number, apply: (tree: Tree) => void];

/** Transforms by docutils' names, in docutils' order. */
const TRANSFORMS: Readonly<Record<string, Transform>> = {
  SectionIDs: [200, sectionIds],
  Substitutions: [220, substitutions],
  PropagateTargets: [260, propagateTargets],
  DocTitle: [320, documentTitle],
  DocInfo: [340, documentInfo],
  SectionSubTitle: [350, sectionSubtitles],
  StripClassesAndElements: [420, stripClassesAndElements],
  AnonymousHyperlinks: [440, anonymousHyperlinks],
  IndirectHyperlinks: [460, indirectHyperlinks],
  // By name only that of PEPs; the other one waits where the directive stands.
  TargetNotes: [520, pepTargetNotes],
  Footnotes: [620, footnotes],
  ExternalTargets: [640, externalTargets],
  InternalTargets: [660, internalTargets],
  StripComments: [740, stripComments],
  Transitions: [830, transitions],
  DanglingReferences: [850, danglingReferences],
  Messages: [860, messagesSection],
  FilterMessages: [870, filterMessages],
  Admonitions: [920, admonitions],
};

/** Transforms that wait in the document. */
const PENDING: Readonly<Record<string, readonly [number, (tree: Tree, pending: PseudoElement) => void]>> = {
  'misc.ClassAttribute': [210, classAttribute],
  'references.TargetNotes': [540, targetNotes],
  'parts.SectNum': [710, sectionNumbers],
  'parts.Contents': [720, contents],
};

/** Applies transforms as docutils does: those named, those that wait in the document, and the one that shows all problems. */
export function applyTransforms(tree: Tree, names: readonly string[]): void {
  const waiting = tree.all('pending').flatMap((pending): Transform[] => {
    const found = PENDING[pending.pending?.transform ?? ''];
    return found ? [[found[0], () => found[1](tree, pending)]] : [];
  });
  const named = names.flatMap(name => (TRANSFORMS[name] ? [TRANSFORMS[name]] : []));
  const all: Transform[] = [...waiting, ...named, [880, testMessages]];
  for (const [, apply] of all.sort((a, b) => a[0] - b[0])) apply(tree);
}
