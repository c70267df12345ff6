const MARKUP_WITHIN = 2048;
const MARKUP =
  /<\s*[!?/]?\s*(doctype|html|head|body|script|svg|math|iframe|style|xml|object|embed|meta|link|img|a|p|div|table)(?=[\s/>])/i;

/**
 * Tells, while the bytes pass by, whether they are plain text: UTF-8 from the first to the last byte, no controls but tabs
 * and line ends, and nothing at the beginning that some program takes for markup or a script.
 */
export class TextProbe {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private plain = true;
  private beginning = '';

  take(chunk: Uint8Array): void {
    if (this.plain) this.read(chunk, true);
  }

  /** Call it once, after the last chunk. */
  isPlainText(): boolean {
    if (this.plain) this.read(new Uint8Array(), false);
    return this.plain && !/^\s*(<|#!|%!|\{\\rtf)/.test(this.beginning) && !MARKUP.test(this.beginning);
  }

  private read(chunk: Uint8Array, stream: boolean): void {
    try {
      const text = this.decoder.decode(chunk, { stream });
      this.beginning = (this.beginning + text).slice(0, MARKUP_WITHIN);
      // oxlint-disable-next-line no-control-regex -- controls are what is looked for
      this.plain = !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text);
    } catch {
      this.plain = false;
    }
  }
}
