import { Button, Textarea } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextEdit } from '../../../generated/limits';
import { fetchApi, type Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { Failure } from '../../ui/failure';
import { RichText } from '../../writing/rich-text';
import type { Draft } from '../../writing/use-autosave';
import classes from './edit.module.css';
import { Quotes } from './quotes';
import { Recording } from './recording';
import { releaseKey, type TextFields, whichOf } from './records';
import type { Uploads } from './uploads';

interface Translation {
  readonly release: Schemas['DeskRelease'];
  readonly text: Schemas['DeskText'];
  readonly source: Schemas['DeskText'];
  readonly flush: () => Promise<boolean>;
}

interface WordsProps {
  readonly draft: Draft<TextFields>;
  readonly lang: string;
  readonly version: Schemas['DeskVersion'];
  readonly disabled: boolean;
  readonly uploads?: Uploads;
  /** Blocks of the source that the translation beside is behind of. */
  readonly marked?: readonly number[] | undefined;
  readonly translation?: Translation;
}

/** What is said in one language: title, summary, text, quotes. */
export function Words({ draft, lang, version, disabled, uploads, marked, translation }: WordsProps) {
  const { t } = useTranslation('editing');
  const languageName = useLanguageName();
  const { fields, replaced } = draft.state;
  const change = (changes: Partial<TextFields>) => draft.autosave.change(changes);
  // Two fields of one name on a page: a reader hears of which language each is.
  const label = (field: 'title' | 'summary' | 'body') =>
    translation ? `${t(`fields.${field}`)}, ${languageName(lang)}` : t(`fields.${field}`);
  return (
    <section className={classes['words']} aria-label={languageName(lang)}>
      {translation && <Staleness {...translation} version={version} disabled={disabled} />}
      <Textarea
        id={translation ? undefined : 'title'}
        label={label('title')}
        classNames={{ input: classes['title'] }}
        value={fields.title}
        maxLength={TextEdit.title.maxLength}
        lang={lang}
        autosize
        minRows={1}
        autoFocus={!translation && fields.title === '' && !disabled}
        readOnly={disabled}
        // One line, however long.
        onChange={({ currentTarget }) => change({ title: currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
      />
      <Textarea
        id={translation ? undefined : 'summary'}
        label={label('summary')}
        description={t('summaryHelp')}
        classNames={{ input: classes['summary'] }}
        value={fields.summary}
        maxLength={TextEdit.summary.maxLength}
        lang={lang}
        autosize
        minRows={2}
        readOnly={disabled}
        onChange={({ currentTarget }) =>
          change({ summary: currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })
        }
      />
      <div id={translation ? undefined : 'body'}>
        <p className={classes['label']} aria-hidden>
          {label('body')}
        </p>
        <RichText
          label={label('body')}
          lang={lang}
          value={fields.body}
          replaced={replaced}
          placeholder={t('bodyPlaceholder')}
          disabled={disabled}
          marked={marked}
          onChange={(body) => change({ body })}
          onFiles={uploads?.intoText}
        />
      </div>
      <Recording
        audio={fields.audio}
        label={t('recording.of', { language: languageName(lang) })}
        disabled={disabled}
        onChange={(audio) => change({ audio })}
      />
      <Quotes
        quotes={fields.quotes}
        lang={lang}
        disabled={disabled}
        onChange={(quotes) => change({ quotes })}
      />
    </section>
  );
}

/** That the source was changed since this was translated, and what to do about it. */
function Staleness({
  release,
  text,
  source,
  flush,
  version,
  disabled,
}: Translation & Pick<WordsProps, 'version' | 'disabled'>) {
  const { t } = useTranslation('editing');
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  if (!text.translation?.stale) return null;
  const follow = async () => {
    setError(undefined);
    try {
      if (!(await flush())) return;
      const path = {
        id: release.id,
        which: whichOf(version),
        lang: text.lang,
      };
      const { data: now, error: away } = await fetchApi.GET(
        '/api/v1/desk/releases/{id}/versions/{which}/texts/{lang}',
        { params: { path } },
      );
      if (!now) throw away;
      const { data, error: refused } = await fetchApi.PATCH(
        '/api/v1/desk/releases/{id}/versions/{which}/texts/{lang}',
        // Of the source as it stands beside: what somebody wrote there since was not translated.
        { params: { path, header: { 'If-Match': now.etag } }, body: { follows: source.etag } },
      );
      if (!data) throw refused;
    } catch (thrown) {
      setError(thrown);
    } finally {
      await queries.invalidateQueries({ queryKey: releaseKey(release.id) });
    }
  };
  return (
    <div className={classes['stale']} role="status">
      <p>
        <IconHistory size={18} stroke={1.75} aria-hidden />
        <span>
          {t('translation.stale')} {text.translation.behind && <Behind {...text.translation.behind} />}
        </span>
      </p>
      {!disabled && (
        <Button variant="default" onClick={() => void follow()}>
          {t('translation.follows')}
        </Button>
      )}
      {error !== undefined && <Failure error={error} />}
    </div>
  );
}

/** Which parts of the source were changed since. */
function Behind({
  title,
  summary,
  blocks,
  gone,
}: NonNullable<NonNullable<Schemas['DeskText']['translation']>['behind']>) {
  const { t } = useTranslation('editing');
  const parts = [
    ...(title ? [t('fields.title')] : []),
    ...(summary ? [t('fields.summary')] : []),
    ...(blocks.length > 0
      ? [t('translation.blocks', { places: blocks.map((place) => place + 1).join(', ') })]
      : []),
    ...(gone > 0 ? [t('translation.gone', { count: gone })] : []),
  ];
  return parts.length > 0 ? t('translation.behind', { parts: parts.join('; ') }) : null;
}
