import type { DemonstrationFile } from './release.types.js';

const drawing: DemonstrationFile = {
  role: 'picture',
  credit: 'Khen',
  licence: 'Apache-2.0',
};

/** What lies in the folder `files`; how it was made stands in its README. */
export const files: Readonly<Record<string, DemonstrationFile>> = {
  'cao-nguyen-da.jpg': drawing,
  'hoa-tam-giac-mach.jpg': drawing,
  'ruong-bac-thang.jpg': drawing,
  'so-do-duong-vong.jpg': drawing,
  'chuong-trinh-le-hoi.pdf': { role: 'attachment' },
  'phuong-an-giao-thong-ban-ky.pdf': {
    role: 'signed',
    signer: 'Bế Quốc Lĩnh (bản minh họa, không có chữ ký)',
  },
  'thon-chua-co-song.xlsx': { role: 'attachment' },
  'ret-dam-tieng-viet.ogg': { role: 'audio', seconds: 17 },
  'nhac-hieu-khen.ogg': { role: 'audio', seconds: 7 },
};
