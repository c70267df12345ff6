import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ViewName } from '../../generated/limits';
import { api, fetchApi, type Schemas } from '../api/client';
import { Dialog } from './dialog';
import { useApiForm } from './form';
import classes from './saved-views.module.css';

type View = Schemas['View'];
type Conditions = Readonly<Record<string, string | undefined>>;

interface SavedViewsProps {
  /** By which the server knows the list. */
  readonly list: string;
  /** What the list is narrowed to now, without the page. */
  readonly conditions: Conditions;
}

/** The conditions of a list that somebody keeps under names; a list that is narrowed to anything can be kept. */
export function SavedViews({ list, conditions }: SavedViewsProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data } = api.useQuery('get', '/api/v1/me/views', { params: { query: { list } } });
  const [asked, setAsked] = useState<'save' | 'change'>();
  if (!data) return null;
  const now = said(conditions);
  const current = data.items.find(({ query }) => isSame(query, now));
  const close = () => setAsked(undefined);
  if (data.items.length === 0 && Object.keys(now).length === 0) return null;
  return (
    <nav className={classes['views']} aria-label={t('views.title')}>
      {data.items.length > 0 && (
        <ul>
          {data.items.map((view) => (
            <li key={view.id}>
              <Link to={pathname} search={view.query as never} aria-current={view === current || undefined}>
                {view.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {current ? (
        <button type="button" onClick={() => setAsked('change')}>
          {t('views.change', { name: current.name })}
        </button>
      ) : (
        Object.keys(now).length > 0 && (
          <button type="button" onClick={() => setAsked('save')}>
            {t('views.save')}
          </button>
        )
      )}
      {asked === 'save' && <SaveView list={list} query={now} onClose={close} />}
      {asked === 'change' && current && <ChangeView view={current} onClose={close} />}
    </nav>
  );
}

function SaveView({ list, query, onClose }: { list: string; query: View['query']; onClose: () => void }) {
  const { t } = useTranslation();
  const send = async (name: string, key: string) => {
    const { error } = await fetchApi.POST('/api/v1/me/views', {
      params: { header: { 'Idempotency-Key': key } },
      body: { list, name, query },
    });
    if (error) throw error;
  };
  return <NameDialog title={t('views.save')} name="" send={send} onClose={onClose} />;
}

function ChangeView({ view, onClose }: { view: View; onClose: () => void }) {
  const { t } = useTranslation();
  const params = { path: { id: view.id } };
  const rename = async (name: string) => {
    const { error } = await fetchApi.PATCH('/api/v1/me/views/{id}', { params, body: { name } });
    if (error) throw error;
  };
  const remove = async () => {
    const { error } = await fetchApi.DELETE('/api/v1/me/views/{id}', { params });
    if (error) throw error;
  };
  return (
    <NameDialog
      title={t('views.change', { name: view.name })}
      name={view.name}
      send={rename}
      remove={remove}
      onClose={onClose}
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly send: (name: string, key: string) => Promise<void>;
  readonly remove?: () => Promise<void>;
  readonly onClose: () => void;
}

function NameDialog({ title, name, send, remove, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const removing = useRef(false);
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { name },
    rules: ViewName,
    send: async (values, key) => {
      await (removing.current && remove ? remove() : send(values.name, key));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/views'] });
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={title}>
      <form {...formProps} className={classes['form']}>
        {failure}
        <TextInput
          {...form.getInputProps('name')}
          label={t('views.name')}
          description={t('views.nameHelp')}
          autoComplete="off"
          data-autofocus
        />
        <div className={classes['buttons']}>
          <Button type="submit" loading={sending} onClick={() => (removing.current = false)}>
            {t('views.keep')}
          </Button>
          {remove && (
            <Button
              type="submit"
              variant="default"
              disabled={sending}
              onClick={() => {
                removing.current = true;
                form.setFieldValue('name', name);
              }}
            >
              {t('views.remove')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const said = (conditions: Conditions): View['query'] =>
  Object.fromEntries(Object.entries(conditions).filter((each): each is [string, string] => Boolean(each[1])));
const isSame = (one: View['query'], other: View['query']): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => other[name] === value);
