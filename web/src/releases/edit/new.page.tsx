import { Button, NativeSelect } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../../api/client';
import { send } from '../../api/files';
import { useMe } from '../../session/me';
import { Failure } from '../../ui/failure';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useKeyOf } from '../../ui/use-key';
import { CopyButton } from '../copy-button';
import classes from './edit.module.css';

type Kind = Schemas['NewRelease']['kind'];
const kinds: readonly Kind[] = ['press release', 'notice', 'statement', 'invitation'];
const LANG = 'vi';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The ways to begin a release: empty or from a template, from a Word file, from an earlier one. */
export function NewReleasePage() {
  const { t } = useTranslation(['editing', 'releases']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useMe();
  const goOn = async (id: string, dropped?: Schemas['Dropped']) => {
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/desk/releases'] });
    await navigate({ to: '/releases/$id/edit', params: { id }, state: { ...(dropped && { dropped }) } });
  };
  const { keyOf } = useKeyOf();
  const begin = useMutation({
    mutationFn: async ({ kind, template }: { kind: Kind; template?: Schemas['ReleaseTemplate'] }) => {
      const body = {
        kind,
        lang: LANG,
        title: '',
        summary: '',
        body: template?.body ?? '',
        topics: [],
        places: [],
        // Whoever writes it is asked, unless another is named.
        contact: { name: me.name, email: me.email },
      };
      const params = { header: { 'Idempotency-Key': keyOf(body) } };
      const { data, error } = await fetchApi.POST('/api/v1/desk/releases', { params, body });
      if (!data) throw error;
      await goOn(data.id);
    },
  });
  const templates = api.useQuery('get', '/api/v1/desk/release-templates', {});
  return (
    <Page title={t('new.title')}>
      <div className={classes['ways']}>
        {begin.isError && <Failure error={begin.error} />}
        <section>
          <h2>{t('new.write')}</h2>
          <ul className={classes['kinds']}>
            {kinds.map((kind) => {
              const template = templates.data?.items.find((each) => each.kind === kind && each.lang === LANG);
              return (
                <li key={kind}>
                  <div>
                    <b>{t(`releases:kinds.${kind}`)}</b>
                    <p className={classes['quiet']}>{t(`new.kinds.${kind}`)}</p>
                  </div>
                  <Button
                    variant="default"
                    loading={begin.isPending && begin.variables.kind === kind}
                    aria-label={t('new.emptyOf', { kind: t(`releases:kinds.${kind}`) })}
                    onClick={() => begin.mutate({ kind })}
                  >
                    {t('new.empty')}
                  </Button>
                  {template && (
                    <Button
                      variant="default"
                      aria-label={t('new.templateOf', { kind: t(`releases:kinds.${kind}`) })}
                      onClick={() => begin.mutate({ kind, template })}
                    >
                      {t('new.template')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
        <FromWord onDone={goOn} />
        <FromEarlier />
      </div>
    </Page>
  );
}

/** A Word file becomes a draft: its words, lists, tables, links and pictures. */
function FromWord({
  onDone,
}: {
  onDone: (id: string, dropped: Schemas['ReleaseFromDocument']['dropped']) => Promise<void>;
}) {
  const { t } = useTranslation(['editing', 'releases']);
  const me = useMe();
  const [kind, setKind] = useState<Kind>('press release');
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { keyOf } = useKeyOf();
  const take = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      const query = new URLSearchParams({ kind, lang: LANG });
      const made = await send<Schemas['ReleaseFromDocument']>(
        `/api/v1/desk/releases/from-document?${query}`,
        file,
        setShare,
        { 'idempotency-key': keyOf([kind, file.name, file.size, file.lastModified]), 'content-type': WORD },
      );
      const { error } = await fetchApi.PATCH('/api/v1/desk/releases/{id}/versions/open', {
        params: { path: { id: made.id }, header: { 'If-Match': made.versions[0]!.etag } },
        body: { contact: { name: me.name, email: me.email } },
      });
      if (error) throw error;
      await onDone(made.id, made.dropped ?? []);
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) take.mutate(file);
  };
  return (
    <section>
      <h2>{t('new.word')}</h2>
      <NativeSelect
        label={t('fields.kind')}
        value={kind}
        data={kinds.map((each) => ({ value: each, label: t(`releases:kinds.${each}`) }))}
        onChange={({ currentTarget }) => setKind(currentTarget.value as Kind)}
      />
      <div
        className={classes['drop']}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeDocx size={24} stroke={1.75} aria-hidden />
        <span>{t('new.dropWord')}</span>
        <Button variant="default" loading={take.isPending} onClick={() => picker.current?.click()}>
          {t('new.chooseWord')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".docx"
          hidden
          aria-label={t('new.chooseWord')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) take.mutate(file);
            currentTarget.value = '';
          }}
        />
      </div>
      {take.isPending && (
        <p role="status" className={classes['quiet']}>
          {t(share < 1 ? 'files.share' : 'new.reading', { percent: Math.floor(share * 100) })}
        </p>
      )}
      {take.isError && <Failure error={take.error} />}
    </section>
  );
}

/** What was said before, to be changed: next year's festival, the weekly notice. */
function FromEarlier() {
  const { t } = useTranslation(['editing', 'releases', 'common']);
  const list = api.useQuery('get', '/api/v1/desk/releases', { params: { query: { limit: 10 } } });
  return (
    <section>
      <h2>{t('new.earlier')}</h2>
      <Loaded query={list}>
        {({ items }) => (
          <ul className={classes['kinds']}>
            {items.map(({ id, title, number, kind }) => (
              <li key={id}>
                <div>
                  <b>{title || t('common:noTitle')}</b>
                  <p className={classes['quiet']}>
                    {[number, t(`releases:kinds.${kind}`)].filter(Boolean).join(' · ')}
                  </p>
                </div>
                <CopyButton id={id} title={title || t('common:noTitle')} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
