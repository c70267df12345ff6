import { type Editor, useEditor, useEditorState, EditorContent } from '@tiptap/react';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useRef } from 'react';
import { figureIn } from './figure';
import { Figure, grammar } from './grammar';
import { markedBlocks, marking } from './marked-blocks';
import { cleanPaste } from './paste';
import { replaceText } from './replace-text';
import classes from './rich-text.module.css';
import { Toolbar } from './toolbar';

interface RichTextProps {
  readonly label: string;
  readonly lang: string;
  readonly value: string;
  /** Changes when `value` was replaced by something that did not come from here. */
  readonly replaced: number;
  readonly onChange: (html: string) => void;
  readonly placeholder: string;
  readonly disabled?: boolean | undefined;
  /** Blocks that stand out, by their place. */
  readonly marked?: readonly number[] | undefined;
  /** Takes files that were dropped or pasted into the text; answers with the pictures among them, stored. */
  readonly onFiles?: ((files: readonly File[]) => Promise<readonly string[]>) | undefined;
}

const NONE: readonly number[] = [];

/** A text in the grammar that the server keeps. */
export function RichText({ onFiles, ...props }: RichTextProps) {
  const { label, lang, value, replaced, onChange, placeholder, disabled = false, marked = NONE } = props;
  const take = useRef(onFiles);
  useEffect(() => void (take.current = onFiles));
  const changed = useRef(onChange);
  useEffect(() => void (changed.current = onChange));
  /** Whether they are taken: pictures come into the text, once they are stored. */
  const insert = (editor: Editor | null, files: readonly File[], at?: number): boolean => {
    if (files.length === 0 || !take.current || !editor) return false;
    void insertPictures(editor, take.current(files), at);
    return true;
  };
  const editor: Editor | null = useEditor({
    extensions: [
      ...grammar.filter(({ name }) => name !== 'figure'),
      Figure.extend({ addNodeView: figureIn }),
      markedBlocks(classes['marked']!),
      UndoRedo,
      Gapcursor,
      Dropcursor.configure({ color: false, class: classes['drop'] }),
      Placeholder.configure({ placeholder }),
    ],
    content: value,
    editable: !disabled,
    // A style in the page, which its policy refuses: rich-text.module.css has it.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: classes['text']!,
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        lang,
      },
      transformPastedHTML: cleanPaste,
      handlePaste: (_, event) => {
        const { files = [] } = event.clipboardData ?? {};
        // Word puts a picture of the text beside the text.
        return event.clipboardData?.getData('text/html') ? false : insert(editor, [...files]);
      },
      handleDrop: (view, event, _slice, isMoved) => {
        if (isMoved) return false;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        return insert(editor, [...(event.dataTransfer?.files ?? [])], at);
      },
    },
    onUpdate: ({ editor: written }) => changed.current(written.isEmpty ? '' : written.getHTML()),
  });
  useEffect(() => {
    if (replaced > 0 && editor) replaceText(editor, value);
    // Not by each letter that is typed here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, replaced]);
  useEffect(() => {
    const { key, blocks } = marking(marked);
    editor?.view.dispatch(editor.state.tr.setMeta(key, blocks).setMeta('addToHistory', false));
  }, [editor, marked]);
  useEffect(() => editor?.setEditable(!disabled, false), [editor, disabled]);
  const isEmpty = useEditorState({ editor, selector: ({ editor: shown }) => shown?.isEmpty ?? true });
  if (!editor) return null;
  return (
    <div className={classes['frame']} data-empty={isEmpty || undefined} data-disabled={disabled || undefined}>
      {!disabled && (
        <Toolbar editor={editor} label={label} onFiles={onFiles && ((files) => insert(editor, files))} />
      )}
      <EditorContent editor={editor} />
    </div>
  );
}

async function insertPictures(
  editor: Editor,
  stored: Promise<readonly string[]>,
  at?: number,
): Promise<void> {
  let place = at ?? editor.state.selection.to;
  // Until they are stored, somebody goes on writing.
  const follow = ({ transaction }: { transaction: Transaction }) =>
    void (place = transaction.mapping.map(place));
  editor.on('transaction', follow);
  const content = (await stored).map((file) => ({ type: 'figure', attrs: { file } }));
  editor.off('transaction', follow);
  if (content.length > 0 && !editor.isDestroyed) editor.commands.insertContentAt(place, content);
}
