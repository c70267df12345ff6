import { createDocument } from '@tiptap/core';
import type { Editor } from '@tiptap/react';
import { diffIndices } from 'node-diff3';

/**
 * Shows another text and touches only the blocks that differ: the cursor stays where somebody writes, and what came from
 * somebody else is not undone with what was written here.
 */
export function replaceText(editor: Editor, html: string): void {
  const { doc, tr } = editor.state;
  const next = createDocument(html, editor.schema);
  const places = [0];
  doc.forEach((block) => void places.push(places.at(-1)! + block.nodeSize));
  const [before, after] = [doc, next].map(({ children }) => children.map((block) => JSON.stringify(block)));
  for (const { buffer1, buffer2 } of diffIndices(before!, after!).toReversed()) {
    const [at, count] = buffer1;
    const blocks = next.children.slice(buffer2[0], buffer2[0] + buffer2[1]);
    tr.replaceWith(places[at]!, places[at + count]!, blocks);
  }
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
