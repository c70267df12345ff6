import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import QRCode from 'qrcode';

export interface PdfText {
  readonly text: string;
  /** From the paper's left and upper edge, in points; y of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  readonly font: string;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  readonly pictures: number;
}

export interface ReadPdf {
  readonly pages: readonly PdfPage[];
  readonly text: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | null;
}

/** What a reader that did not make it finds in a PDF. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  await using document = await openPdf(bytes);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.pdf.numPages; number += 1)
    pages.push(await readPage(document.pdf, number));
  const { info } = await document.pdf.getMetadata();
  return {
    pages,
    text: pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join('\n'),
    info: info as Record<string, unknown>,
    language: (info as { Language?: string }).Language ?? null,
  };
}

async function openPdf(bytes: Buffer): Promise<{ pdf: PDFDocumentProxy } & AsyncDisposable> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true });
  return { pdf: await task.promise, [Symbol.asyncDispose]: () => task.destroy() };
}

const IMAGE_OPERATIONS = new Set([82, 83, 85, 86, 88, 89]);

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const operations = await page.getOperatorList();
  const content = await page.getTextContent();
  const texts = content.items.flatMap((item): PdfText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , size, x, y] = item.transform as number[];
    const font = (page.commonObjs.get(item.fontName) as { name: string }).name.replace(/^[A-Z]{6}\+/, '');
    return [{ text: item.str, x: x!, y: height - y!, right: x! + item.width, size: size!, font }];
  });
  const pictures = operations.fnArray.filter((operation) => IMAGE_OPERATIONS.has(operation)).length;
  return { width, height, texts, pictures };
}

export interface DrawnPage {
  isDark(x: number, y: number): boolean;
  isRed(x: number, y: number): boolean;
}

/** A page as it is seen: whether the paper is dark at a place, in points from the left and upper edge. */
export async function drawPdf(bytes: Buffer, number: number, scale = 4): Promise<DrawnPage> {
  await using document = await openPdf(bytes);
  const page = await document.pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
  const at = (x: number, y: number): number => (Math.round(y * scale) * width + Math.round(x * scale)) * 4;
  return {
    isDark: (x, y) => data[at(x, y)]! < 128,
    isRed: (x, y) => data[at(x, y)]! > 180 && data[at(x, y) + 1]! < 160,
  };
}

/** Compares the code that is drawn from a place on, to the right and below, with that of an address: a module is in points. */
export function readCode(
  drawn: DrawnPage,
  address: string,
  { x: from, y: above }: { readonly x: number; readonly y: number },
): { wrong: number; module: number } {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const dark = [];
  for (let y = above; y < above + 80; y += 0.25)
    for (let x = from - 5; x < from + 62; x += 0.25) if (drawn.isDark(x, y)) dark.push([x, y] as const);
  const left = Math.min(...dark.map(([x]) => x));
  const top = Math.min(...dark.map(([, y]) => y));
  const module = (Math.max(...dark.map(([x]) => x)) - left + 0.25) / modules.size;
  let wrong = 0;
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (
        drawn.isDark(left + (column + 0.5) * module, top + (row + 0.5) * module) !==
        Boolean(modules.get(row, column))
      )
        wrong += 1;
  return { wrong, module };
}
