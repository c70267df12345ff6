import { attributesOf, escapeXml, localName, type XmlToken } from './xml.js';
import { wordError } from './word.errors.js';

interface Picture {
  readonly relationship: string;
  readonly alt: string;
}

/** What was found in a drawing. */
export interface Drawn {
  readonly pictures: Picture[];
  textBoxes: number;
  /** What it is, if it is neither a picture nor a text box. */
  kind: 'chart' | 'diagram' | 'shape';
}

/**
 * Looks through a drawing, of which its writer may have given two renderings: the first that has something to show counts,
 * and the other is passed over. `box` reads the blocks of a text box up to its end.
 */
export function readDrawing(
  tokens: Iterator<XmlToken>,
  opened: XmlToken & { kind: 'open' },
  box: (opened: XmlToken & { kind: 'open' }) => void,
): Drawn {
  const drawn: Drawn = { pictures: [], textBoxes: 0, kind: 'shape' };
  let alt = '';
  const shows = (): boolean => drawn.pictures.length > 0 || drawn.textBoxes > 0;
  const walk = (): void => {
    for (let next = tokens.next(); !next.done && next.value.kind !== 'close'; next = tokens.next())
      if (next.value.kind === 'open') visit(next.value);
  };
  const skip = (): void => {
    for (let depth = 1; depth > 0;) {
      const { value, done } = tokens.next();
      if (done) return;
      if (value.kind !== 'text') depth += value.kind === 'open' ? 1 : -1;
    }
  };
  const visit = (token: XmlToken & { kind: 'open' }): void => {
    const attributes = attributesOf(token);
    switch (localName(token.name)) {
      case 'OLEObject':
      case 'control':
        throw wordError('embedded-object');
      case 'txbxContent':
        drawn.textBoxes += 1;
        return box(token);
      case 'Fallback':
        return shows() ? skip() : walk();
      case 'docPr':
        alt = attributes.get('descr')?.trim() || attributes.get('title')?.trim() || '';
        break;
      case 'blip':
        addPicture(attributes.get('embed'), alt);
        break;
      case 'imagedata':
        addPicture(attributes.get('id') ?? attributes.get('relid'), attributes.get('title') ?? '');
        break;
      case 'chart':
        drawn.kind = 'chart';
        break;
      case 'relIds':
        drawn.kind = 'diagram';
        break;
    }
    walk();
  };
  const addPicture = (relationship: string | undefined, text: string): void => {
    if (relationship) drawn.pictures.push({ relationship, alt: text });
  };
  visit(opened);
  return drawn;
}

/** The least that says: here is a picture. */
export function pictureXml({ relationship, alt }: Picture): string {
  return (
    `<w:drawing><wp:inline><wp:docPr descr="${escapeXml(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
    `<a:blip r:embed="${escapeXml(relationship)}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}
