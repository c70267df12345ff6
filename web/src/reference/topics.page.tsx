import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewTopic } from '../../generated/limits';
import { api, fetchApi, type Schemas } from '../api/client';
import { useNameOf } from '../i18n/names';
import { Empty } from '../ui/empty';
import { useApiForm } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { RecordTable } from '../ui/record-table';
import { NamesFields, namesToWrite, namesWritten } from './names-fields';
import { ReferenceDialog } from './reference-dialog';
import { RenameDialog } from './rename-dialog';
import { useNamedColumns } from './columns';
import { asOfNow } from '../api/reference';

const route = getRouteApi('/administration/topics');

/** What releases are filed under. */
export function TopicsPage() {
  const { t } = useTranslation(['reference', 'common']);
  const nameOf = useNameOf();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const list = api.useQuery(
    'get',
    '/api/v1/topics',
    { params: { query: { cursor } }, ...asOfNow },
    { placeholderData: keepPreviousData },
  );
  const [adding, setAdding] = useState(false);
  const [renamed, setRenamed] = useState<Schemas['Topic']>();
  const { name, others, code, act } = useNamedColumns();
  const columns = [name, others, code, act<Schemas['Topic']>(t('rename'), 'renameOf', setRenamed)];
  return (
    <Page
      title={t('common:screens.topics')}
      sub={t('topics.help')}
      actions={<Button onClick={() => setAdding(true)}>{t('topics.add')}</Button>}
    >
      <Loaded query={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t('topics.none')} help={t('topics.noneHelp')} />
          ) : (
            <>
              <RecordTable
                caption={t('common:screens.topics')}
                file={t('common:screens.topics')}
                rows={items}
                columns={columns}
                keyOf={({ id }) => id}
              />
              <Pager
                next={next}
                further={cursor !== undefined}
                byName
                onGo={(to) => void navigate({ search: { cursor: to } })}
              />
            </>
          )
        }
      </Loaded>
      {adding && <AddTopic onClose={() => setAdding(false)} />}
      {renamed && (
        <RenameDialog
          what="topics"
          id={renamed.id}
          title={t('renameOf', { name: nameOf(renamed.names) })}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </Page>
  );
}

function AddTopic({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('reference');
  const queries = useQueryClient();
  const { form, ...rest } = useApiForm({
    initialValues: { code: '', names: namesToWrite() },
    rules: NewTopic,
    send: async ({ code, names }, key) => {
      const body = { code: code.trim(), names: namesWritten(names) };
      const params = { header: { 'Idempotency-Key': key } };
      const { error } = await fetchApi.POST('/api/v1/desk/topics', { params, body });
      if (error) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <ReferenceDialog {...rest} title={t('topics.add')} act={t('topics.add')} onClose={onClose}>
      <NamesFields form={form} />
      <TextInput
        {...form.getInputProps('code')}
        label={t('code')}
        description={t('codeHelp')}
        autoComplete="off"
      />
    </ReferenceDialog>
  );
}
