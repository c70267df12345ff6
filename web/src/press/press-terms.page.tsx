import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPressTerms } from '../../generated/limits';
import { api, fetchApi, type Schemas } from '../api/client';
import { useMoments, Zone } from '../i18n/moments';
import { instantOf } from '../i18n/zoned';
import { useMay } from '../session/me';
import { Empty } from '../ui/empty';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';

type Item = Schemas['PressTermsItem'];

const route = getRouteApi('/administration/press-terms');

/** On which terms the press reads early, version by version. */
export function PressTermsPage() {
  const { t } = useTranslation(['press', 'common']);
  const may = useMay();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [publishing, setPublishing] = useState(false);
  const list = api.useQuery('get', '/api/v1/press-terms', { params: { query: { cursor } } });
  const columns = useTermsColumns(list.data?.items ?? []);
  return (
    <Page
      title={t('common:screens.pressTerms')}
      sub={t('terms.help')}
      actions={
        may('agencies.write') && <Button onClick={() => setPublishing(true)}>{t('terms.publish')}</Button>
      }
    >
      <Loaded query={list}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <RecordTable
                caption={t('common:screens.pressTerms')}
                file={t('common:screens.pressTerms')}
                rows={items}
                columns={columns}
                keyOf={({ version }) => String(version)}
              />
              <Pager
                next={next}
                further={cursor !== undefined}
                onGo={(to) => void navigate({ search: { cursor: to } })}
              />
            </>
          ) : (
            <Empty title={t('terms.none')} help={t('terms.noneHelp')} />
          )
        }
      </Loaded>
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </Page>
  );
}

function useTermsColumns(items: readonly Item[]): readonly Column<Item>[] {
  const { t } = useTranslation('press');
  const { full, isPast } = useMoments();
  const inForce = items.find(({ inForceFrom }) => isPast(inForceFrom))?.version;
  const stands = ({ version, inForceFrom }: Item): string => {
    if (version === inForce) return t('terms.inForce');
    return isPast(inForceFrom) ? t('terms.past') : t('terms.toCome');
  };
  return [
    {
      label: t('terms.one'),
      show: ({ version }) => (
        <Link to="/administration/press-terms/$version" params={{ version: String(version) }}>
          {t('terms.version', { version })}
        </Link>
      ),
      text: ({ version }) => String(version),
    },
    { label: t('terms.stands'), bare: true, show: stands, text: stands },
    {
      label: t('terms.inForceFrom'),
      show: ({ inForceFrom }) => <Moment at={inForceFrom} />,
      text: ({ inForceFrom }) => full(inForceFrom),
    },
    {
      label: t('terms.publishedAt'),
      show: ({ publishedAt }) => <Moment at={publishedAt} />,
      text: ({ publishedAt }) => full(publishedAt),
    },
  ];
}

function PublishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['press', 'common']);
  const zone = useContext(Zone);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useApiForm({
    initialValues: { texts: { vi: '', en: '' }, inForceFrom: '' },
    rules: NewPressTerms,
    send: async ({ texts, inForceFrom }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/press-terms', {
        params: { header: { 'Idempotency-Key': key } },
        body: { texts, ...(inForceFrom && { inForceFrom: instantOf(inForceFrom, zone) }) },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      const version = String(data.version);
      await navigate({ to: '/administration/press-terms/$version', params: { version } });
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={t('terms.publish')} act={t('terms.publish')} form={form} onClose={onClose}>
      <p>{t('terms.publishHelp')}</p>
      <Textarea {...getInputProps('texts.vi')} label={t('terms.vi')} lang="vi" rows={8} data-autofocus />
      <Textarea {...getInputProps('texts.en')} label={t('terms.en')} lang="en" rows={8} />
      <TextInput
        {...getInputProps('inForceFrom')}
        type="datetime-local"
        label={t('terms.inForceFrom')}
        description={t('terms.inForceFromHelp')}
      />
    </FormDialog>
  );
}
