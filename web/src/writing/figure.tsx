import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react';
import { Picture } from '../ui/picture';
import classes from './rich-text.module.css';

/** A picture within the text; what is said of it is said among the files. */
function FigureView({ node, selected }: NodeViewProps) {
  return (
    <NodeViewWrapper className={classes['figure']} data-selected={selected || undefined} data-drag-handle>
      <Picture sha256={node.attrs['file'] as string} width={640} alt="" />
    </NodeViewWrapper>
  );
}

export const figureIn = () => ReactNodeViewRenderer(FigureView);
