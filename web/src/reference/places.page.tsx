import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { asOfNow, useNames } from '../api/reference';
import { useNameOf } from '../i18n/names';
import { Empty } from '../ui/empty';
import { Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import sections from '../ui/sections.module.css';
import { useNamedColumns } from './columns';
import { kinds } from './kinds';
import { AddPlace, EndPlace } from './place-dialogs';
import { RenameDialog } from './rename-dialog';

const route = getRouteApi('/administration/places');

type Place = Schemas['Place'];

/** Administrative units, then and now. */
export function PlacesPage() {
  const { t } = useTranslation(['reference', 'common']);
  const nameOf = useNameOf();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = api.useQuery(
    'get',
    '/api/v1/places',
    { params: { query: search }, ...asOfNow },
    { placeholderData: keepPreviousData },
  );
  const places = useNames('places');
  const { cursor, ...conditions } = search;
  const [asked, setAsked] = useState<{ verb: 'add' } | { verb: 'rename' | 'end'; place: Place }>();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const close = () => setAsked(undefined);
  const { name, others, code, act } = useNamedColumns();
  const { kind, parent, validity, succession } = usePlaceColumns(places.nameOf);
  const end = act<Place>(t('places.end'), 'places.endOf', (place) => setAsked({ verb: 'end', place }));
  const rename = act<Place>(t('rename'), 'renameOf', (place) => setAsked({ verb: 'rename', place }));
  const columns: readonly Column<Place>[] = [
    {
      ...name,
      show: (place) => (
        <>
          {name.show(place)}
          <p className={sections['sub']}>
            {[kind.text(place), parent.text(place), code.text(place)].filter(Boolean).join(' · ')}
          </p>
          <div className={sections['sub']}>{others.show(place)}</div>
        </>
      ),
    },
    validity,
    succession,
    {
      ...rename,
      show: (place) => (
        <span className={sections['buttons']}>
          {rename.show(place)}
          {place.validTo === undefined && end.show(place)}
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t('common:screens.places')}
      sub={t('places.help')}
      actions={<Button onClick={() => setAsked({ verb: 'add' })}>{t('places.add')}</Button>}
    >
      <Filters
        list="places"
        label={t('places.search')}
        filters={[
          {
            name: 'kind',
            label: t('places.kind'),
            any: t('places.anyKind'),
            choices: kinds.map((each) => ({ value: each, label: t(`places.kinds.${each}`) })),
          },
          {
            name: 'parent',
            label: t('places.parent'),
            any: t('places.anyParent'),
            choices: places.all.map(([value, label]) => ({ value, label })),
          },
          {
            name: 'on',
            label: t('places.when'),
            any: t('places.anyTime'),
            choices: [{ value: today, label: t('places.today') }],
          },
        ]}
        values={conditions}
        onChange={(values) => void navigate({ search: values as typeof search })}
        count={t('places.shown', { count: list.data?.items.length ?? 0 })}
      />
      <Loaded query={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t('places.none')} help={t('places.noneHelp')} />
          ) : (
            <>
              <RecordTable
                caption={t('common:screens.places')}
                file={t('common:screens.places')}
                told={[name, others, code, kind, parent, validity, succession]}
                rows={items}
                columns={columns}
                keyOf={({ id }) => id}
              />
              <Pager
                next={next}
                further={cursor !== undefined}
                byName
                onGo={(to) => void navigate({ search: { ...conditions, cursor: to } })}
              />
            </>
          )
        }
      </Loaded>
      {asked?.verb === 'add' && <AddPlace current={places.all} ended={places.ended} onClose={close} />}
      {asked?.verb === 'rename' && (
        <RenameDialog
          what="places"
          id={asked.place.id}
          title={t('renameOf', { name: nameOf(asked.place.names) })}
          onClose={close}
        />
      )}
      {asked?.verb === 'end' && (
        <EndPlace
          id={asked.place.id}
          title={t('places.endOf', { name: nameOf(asked.place.names) })}
          current={places.all}
          onClose={close}
        />
      )}
    </Page>
  );
}

function usePlaceColumns(nameOf: (id: string) => string) {
  const { t, i18n } = useTranslation('reference');
  const column = (label: string, text: (place: Place) => string) => ({ label, show: text, text });
  // Days of a calendar: no zone shifts them.
  const dayOf = (date: string, before = 0) =>
    new Intl.DateTimeFormat(i18n.language === 'vi' ? 'vi' : 'en-GB', { timeZone: 'UTC' }).format(
      new Date(date).getTime() - before * 86_400_000,
    );
  const lasts = ({ validFrom, validTo }: Place): string => {
    const from = validFrom && dayOf(validFrom);
    // `validTo` is the first day without it.
    const until = validTo && dayOf(validTo, 1);
    if (from && until) return t('places.between', { from, until });
    if (from) return t('places.from', { from });
    return until ? t('places.until', { until }) : t('places.always');
  };
  const named = (ids: readonly string[]) => ids.map(nameOf).join(', ');
  const thenAndNow = ({ predecessors, successors }: Place): string[] => [
    ...(predecessors.length > 0 ? [t('places.predecessors', { names: named(predecessors) })] : []),
    ...(successors.length > 0 ? [t('places.successors', { names: named(successors) })] : []),
  ];
  return {
    kind: column(t('places.kind'), (place) => t(`places.kinds.${place.kind}`)),
    parent: column(t('places.parent'), (place) => (place.parent ? nameOf(place.parent) : '')),
    validity: column(t('places.when'), lasts),
    succession: {
      ...column(t('places.succession'), (place) => thenAndNow(place).join('; ')),
      show: (place) => thenAndNow(place).map((line) => <div key={line}>{line}</div>),
    } satisfies Column<Place>,
  };
}
