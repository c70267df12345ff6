/** Widths in which a picture can be had; never wider than it is. */
const WIDTHS = [320, 640, 960, 1280, 1920];
/** What WebP can hold, and no browser lays out more. */
const MOST_HEIGHT = 16_383;
const FORMATS = [
  { extension: 'webp', mediaType: 'image/webp' },
  { extension: 'jpg', mediaType: 'image/jpeg' },
] as const;

/** A smaller size of a picture: its name within the picture's address, and what it will be. */
export interface Rendition {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly mediaType: (typeof FORMATS)[number]['mediaType'];
}

/** The sizes in which a picture of this size can be had, narrow ones first. */
export function renditionsOf(width: number, height: number): Rendition[] {
  return WIDTHS.filter((each) => each <= width)
    .map((each) => ({ width: each, height: Math.max(1, Math.round((height * each) / width)) }))
    .filter((size) => size.height <= MOST_HEIGHT)
    .flatMap((size) =>
      FORMATS.map(({ extension, mediaType }) => ({
        name: `${size.width}.${extension}`,
        ...size,
        mediaType,
      })),
    );
}
