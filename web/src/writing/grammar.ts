import { type Extensions, generateHTML, generateJSON, Mark, mergeAttributes, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';

/** A picture among the files, by its digest. What is said of it is said there. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-file'),
      renderHTML: ({ file }) => ({ 'data-file': file as string }),
    },
  }),
  parseHTML: () => [{ tag: 'figure[data-file]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes)],
});

/** Words in another language. */
const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{ tag: 'span[lang]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** Headings and tables stand at the top only. */
const within = { content: '(paragraph | bulletList | orderedList | blockquote | figure)+' };

/** What the server keeps of a text, and nothing else. */
export const grammar: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [2, 3] }),
  BulletList,
  OrderedList,
  ListItem.extend(within),
  Blockquote.extend(within),
  // Without widths: the page's policy takes no styles.
  Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend(within),
  TableCell.extend(within),
  HardBreak,
  Bold,
  Italic,
  Subscript.extend({ excludes: 'superscript' }),
  Superscript.extend({ excludes: 'subscript' }),
  Link.configure({
    openOnClick: false,
    autolink: false,
    protocols: ['http', 'https', 'mailto'],
    HTMLAttributes: { target: null, rel: null },
  }),
  Language,
  Figure,
];

/** HTML as the editor writes it, whoever wrote it. */
export const asWritten = (html: string): string => generateHTML(generateJSON(html, grammar), grammar);

/** The blocks of a text as the editor writes it, and one of blocks. Empty ones are none. */
export const blocks = {
  split: (html: string): string[] => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return [...body.children]
      .filter((block) => block.textContent.trim() !== '' || block.matches('figure, :has(figure)'))
      .map((block) => block.outerHTML);
  },
  join: (parts: readonly string[]): string => parts.join(''),
};
