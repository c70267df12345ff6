import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { vi } from '../texts/vi';

type Texts = (typeof vi)['system']['audit'];
type Actor = Schemas['AuditRecord']['actor'];

/** What the trail says, in words; what this desk has no word for, as it stands there. */
export function useAuditWords() {
  const { t, i18n } = useTranslation('system');
  const word = (of: 'verbs' | 'objects' | 'states', name: string): string =>
    i18n.exists(`system:audit.${of}.${name}`) ? t(`audit.${of}.${name}` as 'audit.verbs.approve') : name;
  return {
    verb: (name: string) => word('verbs', name),
    object: (type: string) => word('objects', type),
    state: (name: string) => word('states', name),
    verbs: () => Object.keys(i18n.getResource(i18n.language, 'system', 'audit.verbs') as Texts['verbs']),
    actor: ({ kind, name, id, onBehalfOfName }: Actor): string => {
      if (kind !== 'system') return name ?? id ?? '';
      return onBehalfOfName ? t('audit.systemFor', { name: onBehalfOfName }) : t('audit.system');
    },
  };
}
