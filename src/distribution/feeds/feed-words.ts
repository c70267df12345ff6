import { bestLanguage, interfaceLanguages, type Language } from '../../platform/i18n/index.js';

type Words = Readonly<Record<Language, string>>;

/** What feeds say of their own accord. */
export const feedWords = {
  description: {
    vi: 'Thông tin chính thức: phát hành, đính chính, thu hồi',
    en: 'Official information: releases, corrections, retractions',
  },
  demonstration: { vi: 'Dữ liệu minh họa', en: 'Demonstration data' },
  corrected: { vi: 'Đính chính: {title}', en: 'Correction: {title}' },
  retracted: { vi: 'Thu hồi: {title}', en: 'Retracted: {title}' },
  redacted: { vi: 'Xóa theo quy định của pháp luật: {title}', en: 'Erased by law: {title}' },
  'was-retracted': { vi: 'Tin đã được thu hồi', en: 'This release was retracted' },
  'was-erased': {
    vi: 'Văn bản đã được xóa theo quy định của pháp luật',
    en: 'This document was erased by law',
  },
} satisfies Record<string, Words>;

/** The language in which a feed speaks of its own accord, for readers of that language. */
export const wordsFor = (lang: string): Language => bestLanguage(lang, interfaceLanguages);
