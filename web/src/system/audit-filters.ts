import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { Filter } from '../ui/filters';
import { useAuditWords } from './audit-words';

type AuditRecord = Schemas['AuditRecord'];
type Name = 'verb' | 'actor' | 'object' | 'from' | 'to';

/** By what the trail can be narrowed: any verb, a time, and whoever and whatever is on the page. */
export function useAuditFilters(
  items: readonly AuditRecord[],
  { object, actor }: { readonly object?: string; readonly actor?: string },
): readonly Filter<Name>[] {
  const { t } = useTranslation('system');
  const words = useAuditWords();
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
  const people = new Map<string, string>();
  if (actor) people.set(actor, actor);
  for (const { actor: each } of items) if (each.id) people.set(each.id, words.actor(each));
  const [, type = '', id = ''] = /^([^:]+):(.+)$/.exec(object ?? '') ?? [];
  const told = (wall: string) => wall.replace('T', ' ');
  return [
    {
      name: 'verb',
      label: t('audit.verb'),
      any: t('audit.anyVerb'),
      choices: words
        .verbs()
        .map((value) => ({ value, label: words.verb(value) }))
        .toSorted(byName),
    },
    {
      name: 'actor',
      label: t('audit.who'),
      any: t('audit.anybody'),
      choices: [...people].map(([value, label]) => ({ value, label })).toSorted(byName),
    },
    ...(object
      ? [
          {
            name: 'object' as const,
            label: t('audit.object'),
            any: t('audit.anyObject'),
            choices: [{ value: object, label: `${words.object(type)} ${id}` }],
          },
        ]
      : []),
    { name: 'from', label: t('audit.from'), told: (wall) => t('audit.fromTold', { at: told(wall) }) },
    { name: 'to', label: t('audit.to'), told: (wall) => t('audit.toTold', { at: told(wall) }) },
  ];
}
