import { inProject } from '../../build/scan/in-project.ts';
import type { ProjectFile } from '../../history/project-tree.ts';
import { documentTree } from '../../literate/document-tree.ts';
import { normalizeSource } from '../../literate/lines.ts';
import { type OpenedDocuments, openDocuments } from '../project/open-documents.ts';
import type { Project } from '../project/project.ts';

/**
 * Everything that a commit records of a project as it is on disk: documents as trees of their blocks, other files below the source folder as
 * they are; not what pylit makes from them. A document that is not valid UTF-8 is recorded as a plain file, so nothing is lost.
 */
export async function snapshot(project: Project): Promise<ProjectFile[]> {
  const opened = await openDocuments(project);
  const { source } = project.config;
  const documents = [...opened.scan.documents.keys()].map(path => documentFile(opened, source, path));
  const others = [...opened.scan.files].map(path => inProject(source, path)).filter(path => !opened.written.has(path));
  return [...documents, ...others.flatMap(path => plainFile(opened, path))];
}

function documentFile(opened: OpenedDocuments, source: string, path: string): ProjectFile {
  const place = inProject(source, path);
  const bytes = opened.sources.bytes(path) ?? new Uint8Array();
  const outline = opened.library.outlines.get(path);
  if (!outline) return { path: place, content: bytes };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { path: place, entries: documentTree(outline, normalizeSource(text).text) };
}

function plainFile({ files }: OpenedDocuments, path: string): ProjectFile[] {
  const content = files.read(path);
  return content ? [{ path, content, executable: (files.mode(path) & 0o100) !== 0 }] : [];
}
