import type { DemonstrationTopic } from './types.js';

export const topics: readonly DemonstrationTopic[] = [
  { code: 'festivals', names: { vi: 'Lễ hội', en: 'Festivals' } },
  { code: 'tourism', names: { vi: 'Du lịch', en: 'Tourism' } },
  { code: 'heritage', names: { vi: 'Di sản', en: 'Heritage' } },
  { code: 'transport', names: { vi: 'Giao thông', en: 'Transport' } },
  { code: 'disasters', names: { vi: 'Thiên tai và thời tiết', en: 'Disasters and weather' } },
  { code: 'health', names: { vi: 'Y tế', en: 'Health' } },
  { code: 'education', names: { vi: 'Giáo dục', en: 'Education' } },
  { code: 'agriculture', names: { vi: 'Nông nghiệp, nông sản', en: 'Farming and farm products' } },
  { code: 'digital', names: { vi: 'Chuyển đổi số', en: 'Digital transformation' } },
  { code: 'press', names: { vi: 'Báo chí, truyền thông', en: 'Press and media' } },
  { code: 'policy', names: { vi: 'Chính sách, hỗ trợ', en: 'Policies and support' } },
];
