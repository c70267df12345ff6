export type {
  AuthorityForm,
  Contact,
  DocumentEvent,
  OfficialDocument,
  Picture,
  Quote,
  Signatory,
} from './document.js';
export { Printer, type PrintedForms } from './printer.js';
export { toPlainText } from './plain-text.js';
export type { WordPicture } from './word/convert.js';
export { readDocx, type WordDocument } from './word/read-docx.js';
