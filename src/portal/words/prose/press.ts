import type { Told } from './prose.js';

export const press: Told<{ base: string }> = {
  vi: ({ base }) => ({
    title: 'Báo chí',
    lede: 'Dành cho tòa soạn, nhà báo và người làm hệ thống của tòa soạn: nhận tin chính thức ngay khi phát hành, không sót, không trùng, biết chắc là thật.',
    sections: [
      {
        title: 'Trở thành cơ quan báo chí được công nhận',
        paragraphs: [
          'Cơ quan báo chí được tỉnh công nhận có thể đọc trước tin đã hẹn giờ, theo điều khoản giữ tin mà cơ quan đã chấp nhận. Đọc tin đã phát hành thì không cần đăng ký.',
        ],
        steps: [
          'Gửi văn bản đề nghị tới cơ quan quản lý cổng, kèm giấy phép hoạt động báo chí và tên, thư điện tử của người đại diện.',
          'Sau khi được công nhận, người đại diện nhận thư mời mở tài khoản, đọc và chấp nhận điều khoản giữ tin.',
          'Trong phòng báo chí, người đại diện tạo khóa cho hệ thống của tòa soạn, và thấy các tin giữ đến giờ phát hành.',
        ],
        links: [['Phòng báo chí (cần đăng nhập)', '/app/press']],
      },
      {
        id: 'connect',
        title: 'Nhận tin tự động',
        items: [
          'RSS, Atom và JSON Feed: mỗi lần phát hành, đính chính, thu hồi là một mục.',
          'Luồng tin: mọi việc xảy ra với tin, theo thứ tự trong sổ công khai. Đọc tiếp từ vị trí cũ thì không bao giờ sót.',
          'ninjs 3.1 và schema.org: thêm ?format=ninjs hoặc ?format=jsonld vào địa chỉ của tin.',
          'Bộ tài liệu ZIP của từng tin: DOCX, PDF, ảnh gốc, bằng chứng.',
        ],
        links: [
          ['RSS tiếng Việt', '/feeds/rss.xml?lang=vi'],
          ['Atom tiếng Việt', '/feeds/atom.xml?lang=vi'],
          ['JSON Feed tiếng Việt', '/feeds/feed.json?lang=vi'],
          ['Luồng tin (JSON)', '/api/v1/wire?from=0'],
          ['Sơ đồ tin cho máy tìm kiếm', '/news-sitemap.xml'],
          ['Mô tả API (OpenAPI 3.1)', '/api/openapi.json'],
        ],
      },
      {
        title: 'Thử ngay',
        paragraphs: ['Không cần khóa để đọc những gì đã công khai:'],
        code: `curl '${base}/api/v1/releases?limit=5'`,
      },
      {
        title: 'Khi tin bị đính chính hoặc thu hồi',
        paragraphs: [
          'Luồng tin và RSS báo việc ấy như một mục mới, trong vòng vài giây. Xin sửa hoặc gỡ bài đã dẫn lại; địa chỉ của tin không đổi và luôn nói điều đang đúng.',
        ],
      },
    ],
  }),
  en: ({ base }) => ({
    title: 'Press',
    lede: 'For newsrooms, journalists and those who build newsroom systems: official information the moment it is published, none missed, none twice, and known to be genuine.',
    sections: [
      {
        title: 'Become an accredited press agency',
        paragraphs: [
          'An accredited agency can read what is scheduled before its hour, under embargo terms that it accepted. To read what is published nobody has to register.',
        ],
        steps: [
          'Send a written request to the office that runs this portal, with your press licence and the name and e-mail address of a representative.',
          'Once accredited, the representative is invited to open an account, reads the embargo terms and accepts them.',
          'In the press room the representative makes keys for the newsroom’s system, and sees what is held until its hour.',
        ],
        links: [['Press room (sign in)', '/app/press']],
      },
      {
        id: 'connect',
        title: 'Receive news automatically',
        items: [
          'RSS, Atom and JSON Feed: each publication, correction and retraction is one item.',
          'The wire: everything that happens to releases, in the order of the public ledger. Whoever goes on from where they were never misses anything.',
          'ninjs 3.1 and schema.org: add ?format=ninjs or ?format=jsonld to the address of a release.',
          'A ZIP of each release: DOCX, PDF, original pictures, proof.',
        ],
        links: [
          ['RSS, English', '/feeds/rss.xml?lang=en'],
          ['Atom, English', '/feeds/atom.xml?lang=en'],
          ['JSON Feed, English', '/feeds/feed.json?lang=en'],
          ['The wire (JSON)', '/api/v1/wire?from=0'],
          ['News sitemap', '/news-sitemap.xml'],
          ['API description (OpenAPI 3.1)', '/api/openapi.json'],
        ],
      },
      {
        title: 'Try it',
        paragraphs: ['What is public takes no key:'],
        code: `curl '${base}/api/v1/releases?limit=5'`,
      },
      {
        title: 'When a release is corrected or retracted',
        paragraphs: [
          'The wire and the feeds tell of it as a new item, within seconds. Please mend or take down what you based on it; the address of a release never changes and always tells what is right now.',
        ],
      },
    ],
  }),
};
