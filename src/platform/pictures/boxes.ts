import { slice } from './container.js';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2), by places in the file. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content begins. */
  readonly body: number;
  readonly end: number;
  /** It says that it reaches to the end of the file. */
  readonly open: boolean;
}

/** The boxes between two places; what is no box ends them. */
export function* boxes(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to;) {
    const size = bytes.readUInt32BE(at);
    const wide = size === 1;
    if (wide && at + 16 > to) return;
    const length = wide ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? to - at : size;
    const body = at + (wide ? 16 : 8);
    if (at + length > to || at + length < body) return;
    const type = bytes.toString('latin1', at + 4, at + 8);
    yield { type, start: at, body, end: at + length, open: size === 0 };
    at += length;
  }
}

/** Reads numbers one after another; what lies outside breaks the picture. */
export class Cursor {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
    private readonly end: number,
  ) {}

  /** Big-endian, of 0 to 8 bytes. */
  number(size: number): number {
    const part = slice(this.bytes.subarray(0, this.end), this.at, this.at + size);
    this.at += size;
    return part.reduce((value, byte) => value * 256 + byte, 0);
  }

  text(): string {
    const end = this.bytes.subarray(0, this.end).indexOf(0, this.at);
    const from = this.at;
    this.at = end < 0 ? this.end : end + 1;
    return this.bytes.toString('latin1', from, end < 0 ? this.end : end);
  }

  fourcc(): string {
    const part = slice(this.bytes.subarray(0, this.end), this.at, this.at + 4);
    this.at += 4;
    return part.toString('latin1');
  }
}
