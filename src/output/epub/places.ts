/** Where things are in the archive: chapters and images keep their paths below a folder of their own. */
export const PACKAGE = 'EPUB/package.opf';
export const CONTENT = 'content';
export const STYLES = 'styles.css';
export const NAVIGATION = 'nav.xhtml';
export const COVER = 'cover.xhtml';
/** Without its ending. */
export const COVER_IMAGE = 'cover-image';
