import type { Told } from './prose.js';

export const ledger: Told<{ origin: string; size: string; base: string; signed: string }> = {
  vi: ({ origin, size, base, signed }) => ({
    title: 'Sổ công khai',
    lede: 'Mọi tin phát hành, đính chính, thu hồi đều được ghi vào một cuốn sổ chỉ thêm, không sửa, không xóa. Ai cũng kiểm tra được, không cần tin lời chúng tôi.',
    sections: [
      {
        title: 'Sổ hiện có',
        items: [`Tên sổ: ${origin}`, `Số mục: ${size}`, signed],
        links: [['Điểm kiểm có chữ ký', '/ledger/checkpoint']],
      },
      {
        title: 'Vì sao tin được',
        paragraphs: [
          'Mỗi mục giữ mã nội dung (SHA-256) của văn bản, giờ ghi và cơ quan ban hành. Các mục được băm thành một cây Merkle; gốc của cây được ký (Ed25519). Sửa hay bỏ một mục cũ làm gốc đổi, và người giữ một điểm kiểm cũ sẽ phát hiện.',
          'Sổ không chứa tên người và không chứa lời văn; văn bản bị xóa theo luật thì mục và lời báo vẫn còn.',
        ],
      },
      {
        id: 'verify',
        title: 'Tự kiểm tra từng bước',
        steps: [
          'Tải bằng chứng ở cuối trang của tin. Tệp ấy gồm văn bản, mục trong sổ và đường từ mục đến gốc cây.',
          'Lấy khóa công khai của sổ từ một nguồn bạn tin, không phải từ trang này: công báo, báo in, hoặc cơ quan khác.',
          'Chạy lệnh dưới đây. Lệnh không hỏi máy chủ nào; nếu chưa có khóa, lệnh nói rõ là chưa kiểm chứng khóa.',
        ],
        code: `khen verify bang-chung.json --key khoa-cong-khai`,
      },
      {
        title: 'Kiểm tra cả cuốn sổ',
        paragraphs: ['Sổ được bày theo chuẩn C2SP tlog-tiles, nên công cụ của người khác cũng đọc được.'],
        code: `khen verify ${base}/ledger/ --key khoa-cong-khai`,
      },
    ],
  }),
  en: ({ origin, size, base, signed }) => ({
    title: 'Public ledger',
    lede: 'Every publication, correction and retraction is written into a ledger that is only ever added to. Anybody can check it without taking our word.',
    sections: [
      {
        title: 'The ledger now',
        items: [`Its name: ${origin}`, `Entries: ${size}`, signed],
        links: [['Signed checkpoint', '/ledger/checkpoint']],
      },
      {
        title: 'Why it can be relied on',
        paragraphs: [
          'Each entry holds the digest (SHA-256) of a text, the time and the issuer. Entries are hashed into a Merkle tree whose root is signed (Ed25519). To change or drop an earlier entry changes the root, and whoever kept an earlier checkpoint will find out.',
          'The ledger holds no names of persons and no words of a text; when a text is erased by law, its entry and its notice remain.',
        ],
      },
      {
        id: 'verify',
        title: 'Check it step by step',
        steps: [
          'Download the proof at the foot of a release. It holds the document, its entry, and the way from the entry to the root.',
          'Get the public key of the ledger from a source that you trust, not from this page: the gazette, a newspaper, another authority.',
          'Run the command below. It asks no server; without a key it says plainly that the key was not checked.',
        ],
        code: `khen verify proof.json --key public-key`,
      },
      {
        title: 'Check the whole ledger',
        paragraphs: ['It is laid out as C2SP tlog-tiles, so that tools which we did not write can read it.'],
        code: `khen verify ${base}/ledger/ --key public-key`,
      },
    ],
  }),
};
