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

/** Pictures, and what stands between them. The server writes a block a line. */
const partsOf = (html: string): readonly ({ readonly file: string } | { readonly html: string })[] =>
  html
    .split(/(<figure data-file="[0-9a-f]{64}"><\/figure>)/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const file = /^<figure data-file="([0-9a-f]{64})">/.exec(part)?.[1];
      return file === undefined ? { html: part } : { file };
    });
