import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguageName, useNameOf } from '../i18n/names';
import type { Column } from '../ui/record-table';
import type { Names } from './names-fields';

interface Named {
  readonly code: string;
  readonly names: Names;
}

/** What topics and places have in common. */
export function useNamedColumns() {
  const { t, i18n } = useTranslation('reference');
  const nameOf = useNameOf();
  const languageName = useLanguageName();
  const otherNames = ({ names }: Named) =>
    Object.entries(names).filter(([lang, name]) => lang !== i18n.language && name !== nameOf(names));
  const name: Column<Named> = {
    label: t('name'),
    show: ({ names }) => <b>{nameOf(names)}</b>,
    text: ({ names }) => nameOf(names),
  };
  const others: Column<Named> = {
    label: t('names'),
    show: (row) =>
      otherNames(row).map(([lang, other]) => (
        <div key={lang}>
          {languageName(lang)}: <span lang={lang}>{other}</span>
        </div>
      )),
    text: (row) =>
      otherNames(row)
        .map(([, other]) => other)
        .join('; '),
  };
  const codeOf = (row: Named): string => row.code;
  const code = { label: t('code'), show: codeOf, text: codeOf };
  const act = <Row extends Named>(
    label: string,
    of: 'renameOf' | 'places.endOf',
    onAct: (row: Row) => void,
  ): Column<Row> => ({
    label,
    bare: true,
    show: (row) => (
      <Button variant="default" aria-label={t(of, { name: nameOf(row.names) })} onClick={() => onAct(row)}>
        {label}
      </Button>
    ),
  });
  return { name, others, code, act };
}
