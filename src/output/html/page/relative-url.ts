export { encodeUrl, relativeUrl } from '../../print/relative-url.ts';
