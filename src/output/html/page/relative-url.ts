export { relativeUrl } from '../../print/relative-url.ts';
