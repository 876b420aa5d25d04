export { PageChunks } from '../../print/chunk-places.ts';
