import { safeName } from '../../platform/files/index.js';

/** Names that Windows keeps for devices, whatever the extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Gives each file of a folder a name that any system can write, once each, also where capitals don't count. */
export class PackNames {
  private readonly taken = new Set<string>();

  /** Without a name of its own, a file is called by its digest. */
  of(file: { readonly sha256: string; readonly mediaType: string; readonly name?: string }): string {
    const { sha256, mediaType, name } = file;
    const given = safeName(name?.normalize('NFC').replace(/\p{C}/gu, ''), mediaType);
    const wanted = (given ?? safeName(sha256.slice(0, 12), mediaType)!).replace(DEVICE, '_$1');
    const [, stem = '', extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(wanted)!;
    let unique = wanted;
    for (let count = 2; this.taken.has(unique.toLowerCase()); count += 1)
      unique = `${stem}-${count}${extension}`;
    this.taken.add(unique.toLowerCase());
    return unique;
  }
}
