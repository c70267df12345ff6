export { demonstrationSignIns, loadDemonstration } from './load.js';
