import { Button } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveCsv } from './csv';
import classes from './csv-button.module.css';
import type { Column } from './column';

interface CsvButtonProps<Row> {
  /** Its name, without the ending. */
  readonly file: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}

/** Saves the page of a list that is shown. */
export function CsvButton<Row>({ file, rows, columns }: CsvButtonProps<Row>) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      className={classes['csv']}
      leftSection={<IconTableExport size={18} stroke={1.75} aria-hidden />}
      onClick={() => saveCsv(file, rows, columns)}
    >
      {t('list.csv')}
    </Button>
  );
}
