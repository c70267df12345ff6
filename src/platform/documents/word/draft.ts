/** A node of the converter's document, as far as we look at it. */
export interface WordNode {
  readonly type: string;
  children?: WordNode[];
  value?: string;
  readonly font?: string | null;
  readonly isBold?: boolean;
  readonly alignment?: string | null;
  styleId?: string | null;
  readonly numbering?: object | null;
}

/** Words of a node, a break as a space. */
export function wordsOf(node: WordNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab' || node.type === 'break') return ' ';
  return (node.children ?? [])
    .map(wordsOf)
    .join(node.type === 'tableCell' || node.type === 'tableRow' ? ' ' : '');
}

/** Every node of a type within another, in reading order. */
export function* nodesOf(node: WordNode, type: string): Generator<WordNode, undefined> {
  if (node.type === type) yield node;
  for (const child of node.children ?? []) yield* nodesOf(child, type);
}
