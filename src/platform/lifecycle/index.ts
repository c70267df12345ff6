export { toMermaid } from './diagram.js';
export { type Action, type Guard, Lifecycle, type Transition } from './lifecycle.js';
