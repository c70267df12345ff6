import type { z } from 'zod';
import type { FieldError } from '../errors/index.js';

type Words = FieldError['detail'];

const types: Readonly<Record<string, Words>> = {
  string: { vi: 'chuỗi ký tự', en: 'a string' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'an integer' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'đối tượng', en: 'an object' },
  record: { vi: 'đối tượng', en: 'an object' },
};

const formats: Readonly<Record<string, Words>> = {
  email: { vi: 'Không phải là địa chỉ thư điện tử.', en: 'This is no e-mail address.' },
  uuid: { vi: 'Không phải là mã định danh (UUID).', en: 'This is no UUID.' },
  datetime: {
    vi: 'Không phải là ngày giờ theo ISO 8601, ví dụ 2026-12-01T07:00:00+07:00.',
    en: 'This is no date and time of ISO 8601, such as 2026-12-01T07:00:00+07:00.',
  },
  date: {
    vi: 'Không phải là ngày theo ISO 8601, ví dụ 2026-12-01.',
    en: 'This is no date of ISO 8601, such as 2026-12-01.',
  },
  url: { vi: 'Không phải là địa chỉ (URL).', en: 'This is no URL.' },
};

/**
 * What is wrong with a field, as an official would say it. It never tells what was sent instead: issues don't carry the
 * input, and what is secret must not come back.
 */
export function fieldWords(issue: z.core.$ZodIssue): Words {
  switch (issue.code) {
    case 'invalid_type': {
      const type = types[issue.expected] ?? { vi: issue.expected, en: issue.expected };
      return { vi: `Thiếu, hoặc không phải là ${type.vi}.`, en: `This is missing, or is not ${type.en}.` };
    }
    case 'invalid_value': {
      if (issue.values[0] === true)
        return { vi: 'Cần được xác nhận (giá trị true).', en: 'This must be confirmed (true).' };
      const values = issue.values.map((value) => `“${String(value)}”`).join(', ');
      return { vi: `Phải là một trong các giá trị: ${values}.`, en: `This must be one of: ${values}.` };
    }
    case 'too_big':
      return atMost(issue.origin, String(issue.maximum));
    case 'too_small':
      return atLeast(issue.origin, String(issue.minimum));
    case 'invalid_format':
      // The pattern itself stands in the description of the API; it says nothing to an official.
      return (
        formats[issue.format] ?? { vi: 'Không đúng mẫu quy định.', en: 'This is not of the form asked for.' }
      );
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `“${key}”`).join(', ');
      return { vi: `Không có trường ${keys}.`, en: `There is no field ${keys}.` };
    }
    default:
      return { vi: 'Giá trị không hợp lệ.', en: 'This is not valid.' };
  }
}

function atMost(origin: string, most: string): Words {
  if (origin === 'string') return { vi: `Dài quá ${most} ký tự.`, en: `At most ${most} characters.` };
  if (origin === 'array') return { vi: `Nhiều hơn ${most} mục.`, en: `At most ${most} items.` };
  return { vi: `Không được lớn hơn ${most}.`, en: `At most ${most}.` };
}

function atLeast(origin: string, least: string): Words {
  if (origin === 'string' || origin === 'array') {
    if (least === '1') return { vi: 'Không được để trống.', en: 'This must not be empty.' };
    if (origin === 'string')
      return { vi: `Cần ít nhất ${least} ký tự.`, en: `At least ${least} characters.` };
    return { vi: `Cần ít nhất ${least} mục.`, en: `At least ${least} items.` };
  }
  return { vi: `Không được nhỏ hơn ${least}.`, en: `At least ${least}.` };
}
