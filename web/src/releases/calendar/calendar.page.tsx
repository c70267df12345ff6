import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi } from '../../api/client';
import { type Day, dayOf, inMonths, later, monthOf, weekOf } from '../../i18n/days';
import { Zone } from '../../i18n/moments';
import { instantOf } from '../../i18n/zoned';
import { Failure } from '../../ui/failure';
import { Loading } from '../../ui/loading';
import { Page } from '../../ui/page';
import classes from './calendar.module.css';
import { DayView } from './day-view';

const route = getRouteApi('/calendar');
// Each link names all that the address may say: the router takes what is left out for what is said.
const exactly = { exact: true, includeSearch: true, explicitUndefined: true };

/** What is planned, wished for, takes place and went out, day by day, by the province's clock. */
export function CalendarPage() {
  const { t, i18n } = useTranslation(['calendar', 'common']);
  const zone = useContext(Zone);
  const { view, on } = route.useSearch();
  const [today] = useState(() => dayOf(new Date(), zone));
  const shown = on ?? today;
  const byMonth = view === 'month';
  const days = byMonth ? monthOf(shown) : weekOf(shown);
  const from = instantOf(`${days[0]!}T00:00`, zone);
  const until = instantOf(`${later(days.at(-1)!, 1)}T00:00`, zone);
  const list = useInfiniteQuery({
    queryKey: ['calendar', from, until],
    queryFn: async ({ pageParam: cursor }) => {
      const query = { from, until, limit: 100, ...(cursor !== undefined && { cursor }) };
      const { data, error } = await fetchApi.GET('/api/v1/desk/calendar', { params: { query } });
      if (!data) throw error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const dated = items.map((item) => ({ item, day: dayOf(item.at, zone) }));
  const step = (by: number): Day => (byMonth ? inMonths(shown, by) : later(shown, by * 7));
  const tell = (day: Day, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(i18n.language === 'vi' ? 'vi' : 'en-GB', { timeZone: 'UTC', ...options }).format(
      new Date(`${day}T00:00:00Z`),
    );
  const date = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;
  const period = byMonth
    ? tell(shown, { month: 'long', year: 'numeric' })
    : t('week', { from: tell(days[0]!, date), to: tell(days.at(-1)!, date) });
  return (
    <Page title={t('common:screens.calendar')} sub={<span role="status">{period}</span>}>
      <nav className={classes['ways']} aria-label={t('period')}>
        <Link to="/calendar" activeOptions={exactly} search={{ view, on: step(-1) }}>
          {t(byMonth ? 'previousMonth' : 'previousWeek')}
        </Link>
        <Link to="/calendar" activeOptions={exactly} search={{ view, on: undefined }}>
          {t('today')}
        </Link>
        <Link to="/calendar" activeOptions={exactly} search={{ view, on: step(1) }}>
          {t(byMonth ? 'nextMonth' : 'nextWeek')}
        </Link>
        <Link
          to="/calendar"
          activeOptions={exactly}
          search={{ view: undefined, on }}
          aria-current={byMonth ? undefined : 'true'}
          className={classes['view']}
        >
          {t('byWeek')}
        </Link>
        <Link
          to="/calendar"
          activeOptions={exactly}
          search={{ view: 'month', on }}
          aria-current={byMonth ? 'true' : undefined}
        >
          {t('byMonth')}
        </Link>
      </nav>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} again={list.refetch} />}
      {list.isSuccess && (
        <ol className={classes['days']} data-month={byMonth || undefined}>
          {days.map((day) => (
            <DayView
              key={day}
              name={tell(day, { weekday: byMonth ? 'short' : 'long', day: 'numeric', month: 'numeric' })}
              isToday={day === today}
              outside={byMonth && day.slice(0, 7) !== shown.slice(0, 7)}
              items={dated.filter((each) => each.day === day).map(({ item }) => item)}
            />
          ))}
        </ol>
      )}
      {list.isSuccess && items.length === 0 && <p className={classes['nothing']}>{t('empty')}</p>}
      {list.hasNextPage && (
        <Button variant="default" onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
