import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import type { Filter } from '../ui/filters';
import type { ReleasesSearch } from './search';

type Item = Schemas['DeskReleaseItem'];

const states: readonly Item['state'][] = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'superseded',
  'discarded',
];
const kinds: readonly Item['kind'][] = ['press release', 'notice', 'statement', 'invitation'];

/** By what the list can be narrowed. */
export function useReleaseFilters(): readonly Filter<keyof Omit<ReleasesSearch, 'cursor' | 'q'>>[] {
  const { t } = useTranslation('releases');
  const { all: organisations } = useNames('organisations');
  return [
    {
      name: 'state',
      label: t('columns.state'),
      any: t('anyState'),
      choices: states.map((state) => ({ value: state, label: t(`states.${state}`) })),
    },
    {
      name: 'kind',
      label: t('columns.kind'),
      any: t('anyKind'),
      choices: kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
    },
    {
      name: 'organisation',
      label: t('columns.organisation'),
      any: t('anyOrganisation'),
      choices: organisations.map(([value, label]) => ({ value, label })),
    },
  ];
}
