import type { StoredFile } from '../../platform/files/index.js';
import { lines } from './lines.js';

/** A picture with what the document says of it and what the file store knows. */
export interface Picture {
  readonly file: StoredFile;
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** No text is wider than this; a phone is as wide as it is. */
const SIZES = '(min-width: 42rem) 38rem, calc(100vw - 32px)';

const sources = ({ renditions = [] }: StoredFile, mediaType: string): string =>
  renditions
    .filter((each) => each.mediaType === mediaType)
    .map(({ href, width }) => `${href} ${width}w`)
    .join(', ');

export function Shown({ picture: { file, alt, caption, credit } }: { readonly picture: Picture }) {
  const webp = sources(file, 'image/webp');
  const jpeg = sources(file, 'image/jpeg');
  const { width, height } = file;
  return (
    <figure>
      <picture>
        {webp !== '' && <source type="image/webp" srcset={webp} sizes={SIZES} />}
        <img
          src={`/api/v1/files/${file.sha256}`}
          {...(jpeg !== '' && { srcset: jpeg, sizes: SIZES })}
          width={width}
          height={height}
          alt={alt}
          loading="lazy"
          decoding="async"
        />
      </picture>
      {(caption ?? credit) !== undefined && (
        <figcaption>{lines([caption, credit].filter(Boolean).join(' · '))}</figcaption>
      )}
    </figure>
  );
}
