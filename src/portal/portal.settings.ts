import { z } from 'zod';
import { defineSetting } from '../platform/settings/index.js';

export const pinnedReleases = defineSetting('portal.pinned', {
  schema: z.array(z.uuid()).max(6),
  initial: [],
  perOrganisation: false,
  vi: 'Tin ghim đầu trang',
  en: 'Pinned releases',
  help: {
    vi: 'Mã của tối đa sáu tin, mỗi dòng một mã, tin đầu tiên đứng lớn nhất; mã ở cuối địa chỉ của tin. Tin bị thu hồi tự rời trang đầu.',
    en: 'The ids of at most six releases, one a line, the first one largest; the id ends the address of a release. What is retracted leaves the page by itself.',
  },
});
