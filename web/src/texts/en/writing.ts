import type { Translation } from '../translation';
import type { writing as vi } from '../vi/writing';

export const writing = {
  toolbar: 'Format: {{label}}',
  tools: {
    bold: 'Bold',
    italic: 'Italic',
    heading: 'Heading',
    subheading: 'Smaller heading',
    bullets: 'List',
    numbers: 'Numbered list',
    quote: 'Quotation',
    table: 'Insert table',
    addRow: 'Add row',
    addColumn: 'Add column',
    removeRow: 'Remove row',
    removeColumn: 'Remove column',
    removeTable: 'Remove table',
    link: 'Link',
    picture: 'Insert picture',
    subscript: 'Subscript',
    superscript: 'Superscript',
    undo: 'Undo',
    redo: 'Redo',
  },
  link: {
    address: 'Address of the link',
    set: 'Set link',
    remove: 'Remove link',
  },
  status: {
    saved: 'Saved',
    savedAt: 'Saved at {{at}}',
    changed: 'Not saved yet; it will be',
    saving: 'Saving',
    network: 'No network. Your text is kept on this device and will be saved when you are back online.',
    server: 'The server can’t be reached. Your text is kept on this device and will be saved by itself.',
    refused: 'Not saved',
    conflict: 'Somebody else has just changed the same. Choose which to keep, and saving goes on.',
  },
  because: {
    kept: 'What had not been saved was kept on this device, and is here again.',
    merged: 'Somebody else has just changed this release; their changes are in.',
  },
  giveUp: {
    act: 'Give up what is not saved',
    consequence: 'What could not be saved is lost for good. The screen then shows what the server has.',
  },
  conflict: {
    open: 'See the difference',
    title: 'Two people changed the same',
    help: 'Choose what stays at each place. Everything else was merged; nothing is lost.',
    mine: 'Mine',
    theirs: 'What somebody else has just saved',
    nothing: 'Without this paragraph',
    keep: 'Keep what I chose',
  },
} satisfies Translation<typeof vi>;
