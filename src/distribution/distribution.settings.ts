import { z } from 'zod';
import { namesSchema } from '../platform/i18n/index.js';
import { defineSetting } from '../platform/settings/index.js';

export const pollSeconds = defineSetting('distribution.poll-seconds', {
  schema: z.int().min(1).max(3600),
  initial: 5,
  perOrganisation: false,
  vi: 'Số giây mà hệ thống của tòa soạn nên chờ trước khi hỏi lại luồng tin',
  en: 'Seconds for which a newsroom system is asked to wait before it reads the wire again',
  help: {
    vi: 'Số nhỏ thì tòa soạn nhận tin sớm hơn, máy chủ nhận nhiều yêu cầu hơn.',
    en: 'Fewer seconds bring news sooner and more requests to the server.',
  },
});

export const publicationName = defineSetting('distribution.publication-name', {
  schema: namesSchema(200),
  initial: { vi: 'Thông tin báo chí', en: 'Press information' },
  perOrganisation: false,
  vi: 'Tên của nguồn tin',
  en: 'Name of the publication',
  help: {
    vi: 'Theo từng ngôn ngữ, bắt buộc có tiếng Việt (vi); dùng trong các feed và sơ đồ tin tức.',
    en: 'By language, Vietnamese (vi) among them; for the feeds and the news sitemap.',
  },
});
