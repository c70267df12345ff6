import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<readonly number[]>('markedBlocks');

/** Marks blocks by their place among those that hold something. */
export const markedBlocks = (className: string) =>
  Extension.create({
    name: 'markedBlocks',
    addProseMirrorPlugins: () => [
      new Plugin<readonly number[]>({
        key,
        state: {
          init: () => [],
          apply: (transaction, marked) =>
            (transaction.getMeta(key) as readonly number[] | undefined) ?? marked,
        },
        props: {
          decorations: (state) => {
            const marked = key.getState(state) ?? [];
            const decorations: Decoration[] = [];
            let place = 0;
            state.doc.forEach((block, at) => {
              if (block.textContent.trim() === '' && block.type.name !== 'figure') return;
              if (marked.includes(place)) {
                decorations.push(Decoration.node(at, at + block.nodeSize, { class: className }));
              }
              place++;
            });
            return DecorationSet.create(state.doc, decorations);
          },
        },
      }),
    ],
  });

/** What tells the plugin which blocks to mark from now on. */
export const marking = (blocks: readonly number[]) => ({ key, blocks });
