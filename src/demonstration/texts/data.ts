import type { DemonstrationData, DemonstrationRelease } from './types.js';
import { organisations } from './organisations.js';
import { password, people } from './people.js';
import { places } from './places.js';
import { festivalReleases } from './releases-festival.js';
import { peopleReleases } from './releases-people.js';
import { unfinishedReleases } from './releases-unfinished.js';
import { weatherReleases } from './releases-weather.js';
import { topics } from './topics.js';

/** Minutes between publication and the end of the day of loading; what is not published counts as youngest. */
function age({ progress }: DemonstrationRelease): number {
  if (progress.state !== 'published') return -1;
  const [hours, minutes] = progress.hour.split(':').map(Number) as [number, number];
  return (progress.daysAgo + 1) * 1440 - hours * 60 - minutes;
}

/**
 * The province of the pilot as it might speak on a day in early winter. All of it is invented: the people, the figures,
 * the events' dates. Only names and codes of places are facts. Days in texts are relative, see `fillDates`.
 */
export const demonstrationData: DemonstrationData = {
  organisations,
  people,
  password,
  topics,
  places,
  releases: [...festivalReleases, ...peopleReleases, ...weatherReleases, ...unfinishedReleases].toSorted(
    (a, b) => age(b) - age(a),
  ),
};
