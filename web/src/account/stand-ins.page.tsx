import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewSubstitute } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments, Zone } from '../i18n/moments';
import { instantOf } from '../i18n/zoned';
import { useMe } from '../session/me';
import { Failure } from '../ui/failure';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';

type StandIn = Schemas['Me']['substitutes'][number];

/** Who stands in for me, and for whom I do. */
export function StandInsPage() {
  const { t } = useTranslation('account');
  const { substitutes, substitutesFor } = useMe();
  const queries = useQueryClient();
  const [appointing, setAppointing] = useState(false);
  const end = useMutation({
    mutationFn: async ({ id }: StandIn) => {
      const { error, response } = await fetchApi.DELETE('/api/v1/me/substitutes/{id}', {
        params: { path: { id } },
      });
      if (!response.ok) throw error;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/me'] }),
  });
  return (
    <Page
      title={t('standIns.title')}
      sub={t('standIns.help')}
      actions={<Button onClick={() => setAppointing(true)}>{t('standIns.appoint')}</Button>}
    >
      {end.isError && <Failure error={end.error} />}
      <div className={sections['sections']}>
        <Section title={t('standIns.mine')}>
          <StandIns of={substitutes} none={t('standIns.none')} onEnd={(each) => end.mutate(each)} />
        </Section>
        <Section title={t('standIns.others')}>
          <StandIns of={substitutesFor} none={t('standIns.nobody')} />
        </Section>
      </div>
      {appointing && <AppointDialog onClose={() => setAppointing(false)} />}
    </Page>
  );
}

interface StandInsProps {
  readonly of: readonly StandIn[];
  readonly none: string;
  readonly onEnd?: (standIn: StandIn) => void;
}

function StandIns({ of, none, onEnd }: StandInsProps) {
  const { t } = useTranslation('account');
  const { full, isPast } = useMoments();
  const { nameOf } = useNames('organisations');
  if (of.length === 0) return <p className={sections['sub']}>{none}</p>;
  return (
    <ul className={sections['steps']}>
      {of.map((standIn) => (
        <li key={standIn.id}>
          <div>
            <b>{standIn.name}</b>
            <p className={sections['sub']}>
              {nameOf(standIn.organisation)} · {full(standIn.from)} – {full(standIn.to)}
            </p>
          </div>
          {onEnd && !isPast(standIn.to) && (
            <Button
              variant="default"
              aria-label={t('standIns.endOf', { name: standIn.name })}
              onClick={() => onEnd(standIn)}
            >
              {t('standIns.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Lets a colleague have one of my roles for a time. */
function AppointDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['account', 'common', 'session']);
  const { organisations, actingFor } = useMe();
  const zone = useContext(Zone);
  const queries = useQueryClient();
  const roles = organisations.find(({ id }) => id === actingFor)?.roles ?? [];
  const form = useApiForm({
    initialValues: { email: '', role: roles[0] ?? '', to: '', reason: '' },
    rules: NewSubstitute,
    send: async ({ to, reason, ...asked }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/me/substitutes', {
        params: { header: { 'Idempotency-Key': key } },
        body: { ...asked, to: instantOf(to, zone), ...(reason && { reason }) },
      });
      if (!data) throw error;
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me'] });
      onClose();
    },
  });
  const { getInputProps } = form.form;
  const act = t('standIns.appoint');
  return (
    <FormDialog title={act} act={act} form={form} onClose={onClose}>
      <p>{t('standIns.appointHelp')}</p>
      <TextInput {...getInputProps('email')} type="email" label={t('session:email')} data-autofocus />
      <NativeSelect
        {...getInputProps('role')}
        label={t('standIns.role')}
        data={roles.map((role) => ({ value: role, label: t(`standIns.roles.${role as 'approver'}`, role) }))}
      />
      <TextInput {...getInputProps('to')} type="datetime-local" label={t('standIns.to')} />
      <TextInput {...getInputProps('reason')} label={t('common:reason')} />
    </FormDialog>
  );
}
