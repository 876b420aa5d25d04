/** Names of what editors leave for a while beside the files that they edit; `guide/watching.md` lists them, too. */
const EDITOR_FILES: readonly RegExp[] = [
  // Backups of Emacs, vim, gedit, Kate and others.
  /~$/,
  // Emacs: what is not saved yet, and who edits.
  /^#.+#$/,
  /^\.#/,
  // vim: what is not saved yet, and whether a file can be made.
  /\.sw[opx]$/,
  /^4913$/,
  // JetBrains: the new file and the old one, while it saves.
  /___jb_(?:tmp|old)___$/,
];

/** Whether a file or folder with this name is an editor's own, and neither a document nor anything that one shows. */
export function isEditorFile(name: string): boolean {
  return EDITOR_FILES.some(pattern => pattern.test(name));
}
