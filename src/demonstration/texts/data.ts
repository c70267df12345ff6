import type { DemonstrationData } from './types.js';
import { files } from './files.js';
import { organisations } from './organisations.js';
import { password, people, substitutions } from './people.js';
import { places } from './places.js';
import { accreditations, terms } from './press.js';
import { releasesAhead } from './releases-ahead.js';
import { festivalReleases } from './releases-festival.js';
import { peopleReleases } from './releases-people.js';
import { releasesTakenBack } from './releases-taken-back.js';
import { unfinishedReleases } from './releases-unfinished.js';
import { weatherReleases } from './releases-weather.js';
import { topics } from './topics.js';

/**
 * The province of the pilot as it might speak on a day in early winter. All of it is invented: the people, the figures,
 * the events' dates. Only names and codes of places are facts. Days in texts are relative, see `fillDates`.
 */
export const demonstrationData: DemonstrationData = {
  province: { vi: 'Tỉnh Hà Giang', en: 'Ha Giang Province' },
  organisations,
  people,
  substitutions,
  terms,
  accreditations,
  password,
  topics,
  places,
  files,
  releases: [
    ...festivalReleases,
    ...peopleReleases,
    ...weatherReleases,
    ...releasesTakenBack,
    ...releasesAhead,
    ...unfinishedReleases,
  ],
};
