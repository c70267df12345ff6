export { isPicture } from './clean.js';
export { render } from './decoder.js';
export { rewritePicture, type RewrittenPicture } from './rewrite.js';
export { type Rendition, renditionsOf } from './sizes.js';
