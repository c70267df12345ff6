import type { PackedDocument, PackedFile } from './packed-document.js';

interface Told {
  readonly document: PackedDocument;
  readonly publishedAt: string;
  /** Public address of the release. */
  readonly address: string;
  readonly papers: readonly string[];
  readonly canonical: string;
  readonly proof: string;
  readonly files: readonly (PackedFile & { readonly path: string })[];
  readonly demonstration: boolean;
}

/** What a newsroom must know of the files beside it: what they are, whose, under which licence, and how to check them. */
export function readme(told: Told): string {
  const { document, publishedAt, address, papers, canonical, proof, demonstration } = told;
  const { issuer, number, content, version, lang } = document;
  const lines = [
    content.title,
    `${issuer.name}${number ? `, ${number}` : ''}`,
    '',
    ...(demonstration ? ['DỮ LIỆU MINH HỌA / SAMPLE DATA: không có thật / none of this happened.', ''] : []),
    `Phiên bản / Version: ${version}`,
    `Ngôn ngữ / Language: ${lang}`,
    `Công bố lúc / Published at: ${publishedAt}`,
    `Địa chỉ / Address: ${address}`,
    'Hãy mở địa chỉ trên trước khi đăng: tin có thể đã được đính chính hoặc thu hồi.',
    'Open the address before you publish: the release may have been corrected or retracted.',
    '',
    'TRONG GÓI / IN THIS PACK',
    ...papers.map((name) => `- ${name}`),
    `- ${canonical}: văn bản gốc dạng máy đọc, đúng từng byte như đã duyệt / the canonical document, byte for byte as approved`,
    `- ${proof}: bằng chứng công bố / proof of publication`,
    ...told.files.flatMap(fileLines),
    '',
    'KIỂM TRA / HOW TO VERIFY',
    `khen verify ${proof} --key KEY`,
    'KEY là khóa công khai của sổ cái, lấy qua một đường tin cậy khác (giấy, điện thoại).',
    'KEY is the public key of the log; get it by another way that you trust (paper, telephone).',
    `SHA-256 của từng tệp kèm theo có trong ${canonical}, mục "files".`,
    `The SHA-256 of each attached file stands in ${canonical}, member "files".`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function fileLines({ path, caption, credit, licence, signer, alt }: Told['files'][number]): string[] {
  const told = [
    ['Chú thích / Caption', caption],
    ['Mô tả / Description', alt],
    ['Nguồn / Credit', credit],
    ['Giấy phép / Licence', licence],
    ['Người ký (theo khai báo) / Signed by (as declared)', signer],
  ];
  return [
    `- ${path}`,
    ...told
      .filter(([, words]) => words)
      .map(([label, words]) => `    ${label}: ${words!.replace(/\s+/g, ' ')}`),
  ];
}
