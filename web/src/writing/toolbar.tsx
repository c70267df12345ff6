import { Button, TextInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconColumnInsertRight,
  IconColumnRemove,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhotoPlus,
  IconRowInsertBottom,
  IconRowRemove,
  IconSubscript,
  IconSuperscript,
  IconTable,
  IconTableMinus,
  type Icon,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { vi } from '../texts/vi';
import classes from './rich-text.module.css';

type Name = keyof (typeof vi)['writing']['tools'];
interface Tool {
  readonly name: Name;
  readonly icon: Icon;
  /** Without it, it asks for files. */
  readonly run?: () => unknown;
  readonly on?: boolean | undefined;
  readonly off?: boolean | undefined;
}

interface ToolbarProps {
  readonly editor: Editor;
  /** Of the text that it is for. */
  readonly label: string;
  readonly onFiles?: ((files: readonly File[]) => unknown) | undefined;
}

/** What can be made of the text that is selected. One stop of Tab; arrows lead from tool to tool (ARIA, toolbar pattern). */
export function Toolbar({ editor, label, onFiles }: ToolbarProps) {
  const { t } = useTranslation('writing');
  const [linking, setLinking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const state = useEditorState({ editor, selector: ({ editor: now }) => stateOf(now) });
  const command = () => editor.chain().focus();
  const groups: readonly (readonly Tool[])[] = [
    [
      { name: 'bold', icon: IconBold, on: state.bold, run: () => command().toggleBold().run() },
      { name: 'italic', icon: IconItalic, on: state.italic, run: () => command().toggleItalic().run() },
      { name: 'heading', icon: IconH2, on: state.h2, run: () => command().toggleHeading({ level: 2 }).run() },
      {
        name: 'subheading',
        icon: IconH3,
        on: state.h3,
        run: () => command().toggleHeading({ level: 3 }).run(),
      },
    ],
    [
      { name: 'bullets', icon: IconList, on: state.bullets, run: () => command().toggleBulletList().run() },
      {
        name: 'numbers',
        icon: IconListNumbers,
        on: state.numbers,
        run: () => command().toggleOrderedList().run(),
      },
      { name: 'quote', icon: IconBlockquote, on: state.quote, run: () => command().toggleBlockquote().run() },
      ...(state.table
        ? ([
            { name: 'addRow', icon: IconRowInsertBottom, run: () => command().addRowAfter().run() },
            { name: 'addColumn', icon: IconColumnInsertRight, run: () => command().addColumnAfter().run() },
            { name: 'removeRow', icon: IconRowRemove, run: () => command().deleteRow().run() },
            { name: 'removeColumn', icon: IconColumnRemove, run: () => command().deleteColumn().run() },
            { name: 'removeTable', icon: IconTableMinus, run: () => command().deleteTable().run() },
          ] as const)
        : ([
            {
              name: 'table',
              icon: IconTable,
              run: () => command().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
            },
          ] as const)),
    ],
    [
      { name: 'link', icon: IconLink, on: state.link, run: () => setLinking(!linking) },
      ...(onFiles ? [{ name: 'picture', icon: IconPhotoPlus } as const] : []),
      { name: 'subscript', icon: IconSubscript, on: state.sub, run: () => command().toggleSubscript().run() },
      {
        name: 'superscript',
        icon: IconSuperscript,
        on: state.sup,
        run: () => command().toggleSuperscript().run(),
      },
    ],
    [
      { name: 'undo', icon: IconArrowBackUp, off: !state.undo, run: () => command().undo().run() },
      { name: 'redo', icon: IconArrowForwardUp, off: !state.redo, run: () => command().redo().run() },
    ],
  ];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    setAt(next);
    buttons[next]?.focus();
  };
  let index = -1;
  return (
    <>
      <div
        ref={bar}
        className={classes['tools']}
        role="toolbar"
        aria-label={t('toolbar', { label })}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {groups.map((tools, group) => (
          <Fragment key={tools[0]!.name}>
            {group > 0 && <hr />}
            {tools.map(({ name, icon: Sign, run, on, off }) => {
              index++;
              return (
                <button
                  key={name}
                  type="button"
                  aria-label={t(`tools.${name}`)}
                  title={t(`tools.${name}`)}
                  aria-pressed={on}
                  aria-disabled={off || undefined}
                  tabIndex={index === at ? 0 : -1}
                  // The selection stays in the text.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    if (off) return;
                    if (run) run();
                    else picker.current?.click();
                  }}
                >
                  <Sign size={20} stroke={1.75} aria-hidden />
                </button>
              );
            })}
          </Fragment>
        ))}
      </div>
      {onFiles && (
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      )}
      {linking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

const stateOf = (editor: Editor) => ({
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  h2: editor.isActive('heading', { level: 2 }),
  h3: editor.isActive('heading', { level: 3 }),
  bullets: editor.isActive('bulletList'),
  numbers: editor.isActive('orderedList'),
  quote: editor.isActive('blockquote'),
  table: editor.isActive('table'),
  link: editor.isActive('link'),
  sub: editor.isActive('subscript'),
  sup: editor.isActive('superscript'),
  undo: editor.can().undo(),
  redo: editor.can().redo(),
});

/** Where the words that are selected lead to. */
function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const [address, setAddress] = useState((editor.getAttributes('link')['href'] as string | undefined) ?? '');
  const link = () => editor.chain().focus().extendMarkRange('link');
  return (
    <form
      className={classes['link']}
      onSubmit={(event) => {
        event.preventDefault();
        const href = /^[\w.+-]+@/.test(address)
          ? `mailto:${address}`
          : /^\w+:/.test(address)
            ? address
            : `https://${address}`;
        if (address) link().setLink({ href }).run();
        else link().unsetLink().run();
        onClose();
      }}
    >
      <TextInput
        label={t('link.address')}
        value={address}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        data-autofocus
        autoFocus
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
      />
      <Button type="submit" variant="default">
        {t('link.set')}
      </Button>
      {editor.isActive('link') && (
        <Button
          variant="default"
          onClick={() => {
            link().unsetLink().run();
            onClose();
          }}
        >
          {t('link.remove')}
        </Button>
      )}
    </form>
  );
}
