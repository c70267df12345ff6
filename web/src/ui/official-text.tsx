import { Fragment } from 'react';
import classes from './official-text.module.css';
import { Picture } from './picture';

interface OfficialTextProps {
  readonly html: string;
  readonly lang: string;
  /** What is said of pictures, by digest. */
  readonly fileWords: Readonly<Record<string, { readonly alt?: string; readonly caption?: string }>>;
}

/** A text of the province as it reads, with its pictures. */
export function OfficialText({ html, lang, fileWords }: OfficialTextProps) {
  return (
    <div className={classes['text']} lang={lang}>
      {partsOf(html).map((part, index) => (
        // Parts have no name but their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {'file' in part ? (
            <figure>
              <Picture sha256={part.file} width={1280} alt={fileWords[part.file]?.alt ?? ''} />
              {fileWords[part.file]?.caption && <figcaption>{fileWords[part.file]!.caption}</figcaption>}
            </figure>
          ) : (
            // The server keeps a small grammar of HTML without scripts, styles and handlers, and the page's policy runs none.
            <div className={classes['text']} dangerouslySetInnerHTML={{ __html: part.html }} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

type Part = { readonly file: string } | { readonly html: string };

/** Pictures at the top of the text, and what stands between them. */
function partsOf(html: string): readonly Part[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const parts: Part[] = [];
  for (const block of body.children) {
    const file = block.matches('figure') && block.getAttribute('data-file');
    const last = parts.at(-1);
    if (file) parts.push({ file });
    else if (last && 'html' in last) parts.splice(-1, 1, { html: last.html + block.outerHTML });
    else parts.push({ html: block.outerHTML });
  }
  return parts;
}
