import { z } from 'zod';
import { namesSchema } from '../i18n/index.js';
import { defineSetting } from '../settings/index.js';
import { initialColour, isFree } from './recolour.js';

export const provinceName = defineSetting('platform.name', {
  schema: namesSchema(80),
  initial: { vi: 'Khèn', en: 'Khen' },
  perOrganisation: false,
  vi: 'Tên tỉnh, thành phố hoặc bộ',
  en: 'Name of the province, city or ministry',
  help: {
    vi: 'Theo từng ngôn ngữ, bắt buộc có tiếng Việt (vi); đứng ở đầu cổng thông tin và bàn làm việc.',
    en: 'By language, Vietnamese (vi) among them; stands at the head of the portal and of the desk.',
  },
});

export const provinceLogo = defineSetting('platform.logo', {
  // Empty: the pipes of a khèn.
  schema: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .meta({ format: 'picture' }),
  initial: '',
  files: (value) => (value ? [value] : []),
  perOrganisation: false,
  vi: 'Biểu trưng',
  en: 'Logo',
  help: {
    vi: 'Ảnh vuông, nền trong suốt, đứng trước tên; mọi người đều xem được.',
    en: 'A square picture on a transparent ground, before the name; everybody may see it.',
  },
});

export const provinceColour = defineSetting('platform.colour', {
  schema: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .refine(isFree, {
      error: 'Red, pink and gold are taken.',
      params: {
        vi: 'Không chọn được màu đỏ, hồng hoặc vàng: các màu ấy báo tin khẩn, đính chính và việc đang chờ.',
        en: 'Red, pink and gold can’t be chosen: they tell of urgent cases, corrections and what waits.',
      },
    })
    .meta({ format: 'color' }),
  initial: initialColour,
  perOrganisation: false,
  vi: 'Màu',
  en: 'Colour',
  help: {
    vi: 'Màu của liên kết, nút và dải hoa văn; độ sáng tự chỉnh để chữ luôn đủ tương phản. Không dùng đỏ, hồng, vàng: các màu ấy báo tin khẩn, đính chính và việc đang chờ.',
    en: 'The colour of links, buttons and the woven band; it is made as bright as reading needs. Not red, pink or gold: these tell of urgent cases, corrections and what waits.',
  },
});
