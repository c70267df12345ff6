import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NewComment as NewCommentRules } from '../../../generated/limits';
import { fetchApi, type Schemas } from '../../api/client';
import { newKey } from '../../api/once';
import { useMoments } from '../../i18n/moments';
import { useMay, useMe } from '../../session/me';
import { Failure } from '../../ui/failure';
import { useApiForm } from '../../ui/form';
import { Loading } from '../../ui/loading';
import { Moment } from '../../ui/moment';
import type { Subject } from '../verbs';
import classes from './comments.module.css';

const THREAD = '/api/v1/desk/releases/{id}/versions/{version}/comments';

interface CommentsProps {
  readonly read: Required<Subject>;
  readonly lang: string;
  /** What each numbered difference says. */
  readonly passages: readonly string[];
}

/** The thread of a version, and a word more to it. */
export function Comments({ read: { release, version }, lang, passages }: CommentsProps) {
  const { t } = useTranslation('review');
  const may = useMay();
  const path = { id: release.id, version: version.id };
  const thread = useInfiniteQuery({
    queryKey: [THREAD, path],
    queryFn: async ({ pageParam: cursor }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      const { data, error } = await fetchApi.GET(THREAD, { params: { path, query } });
      if (!data) throw error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const items = thread.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <h2>{t('comments')}</h2>
      {thread.isPending && <Loading />}
      {thread.isError && <Failure error={thread.error} again={thread.refetch} />}
      {thread.isSuccess && items.length === 0 && <p className={classes['sub']}>{t('commentsEmpty')}</p>}
      <ul className={classes['talk']}>
        {items.map((comment) => (
          <CommentView key={comment.id} comment={comment} path={path} />
        ))}
      </ul>
      {thread.hasNextPage && (
        <Button variant="default" onClick={() => void thread.fetchNextPage()}>
          {t('moreComments')}
        </Button>
      )}
      {may('releases.comment') && version.state !== 'discarded' && (
        <NewComment path={path} lang={lang} passages={passages} />
      )}
    </section>
  );
}

type Path = Readonly<Record<'id' | 'version', string>>;

/** Reads the thread again once it has changed. */
function useThreadChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [THREAD] });
}

function CommentView({ comment, path }: { comment: Schemas['Comment']; path: Path }) {
  const { t } = useTranslation('review');
  const { full } = useMoments();
  const me = useMe();
  const changed = useThreadChanged();
  const key = useRef(newKey());
  const withdraw = useMutation({
    mutationFn: async () => {
      const header = { 'Idempotency-Key': key.current };
      const { data, error } = await fetchApi.POST(`${THREAD}/{comment}/withdraw`, {
        params: { path: { ...path, comment: comment.id }, header },
      });
      if (!data) throw error;
    },
    onSettled: changed,
  });
  const { authorName = t('somebody'), at, body, lang, quote, withdrawnAt, erased, author } = comment;
  return (
    <li>
      <p>
        <b>{authorName}</b>{' '}
        <span className={classes['sub']}>
          <Moment at={at} />
        </span>
      </p>
      {quote && <blockquote lang={lang}>{quote}</blockquote>}
      <p className={classes['body']}>{erased ? t('erased') : body}</p>
      {withdraw.isError && <Failure error={withdraw.error} />}
      {withdrawnAt ? (
        <p className={classes['sub']}>{t('withdrawn')}</p>
      ) : (
        author === me.id && (
          <button
            type="button"
            aria-label={t('withdrawOf', { at: full(at) })}
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t('withdraw')}
          </button>
        )
      )}
    </li>
  );
}

function NewComment({ path, lang, passages }: { path: Path } & Omit<CommentsProps, 'read'>) {
  const { t } = useTranslation(['review', 'common']);
  const changed = useThreadChanged();
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { body: '', about: '' },
    rules: NewCommentRules,
    send: async ({ body, about }, key) => {
      const quote = passages[Number(about) - 1]?.slice(0, NewCommentRules.quote.maxLength);
      const { data, error } = await fetchApi.POST(THREAD, {
        params: { path, header: { 'Idempotency-Key': key } },
        body: { body, ...(quote && { quote, lang }) },
      });
      if (!data) throw error;
      form.reset();
      await changed();
    },
  });
  const abouts = passages.flatMap((passage, index) =>
    passage ? [{ value: `${index + 1}`, label: t('aboutChange', { number: index + 1 }) }] : [],
  );
  return (
    <form {...formProps} className={classes['form']}>
      {failure}
      {abouts.length > 0 && (
        <NativeSelect
          {...form.getInputProps('about')}
          label={t('about')}
          data={[{ value: '', label: t('aboutAll') }, ...abouts]}
        />
      )}
      <Textarea {...form.getInputProps('body')} label={t('addComment')} rows={3} />
      <Button type="submit" variant="default" loading={sending}>
        {t('send')}
      </Button>
    </form>
  );
}
