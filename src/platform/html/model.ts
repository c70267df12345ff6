/** Words under one set of marks. A line feed in `text` is a break within the block; no other white space is doubled. */
export interface Run {
  readonly text: string;
  readonly href?: string;
  readonly lang?: string;
  readonly strong?: true;
  readonly em?: true;
  readonly script?: 'sub' | 'sup';
}

export interface Paragraph {
  readonly type: 'p' | 'h2' | 'h3';
  readonly content: readonly Run[];
}

export interface Cell {
  readonly type: 'th' | 'td';
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
}

/** What a body is made of. Headings and tables stand at the top only; a file is named by the SHA-256 of its bytes. */
export type Block =
  | Paragraph
  | { readonly type: 'ul' | 'ol'; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'blockquote'; readonly blocks: readonly Block[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'figure'; readonly file: string };
