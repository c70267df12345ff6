import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import classes from './after.module.css';
import { longest, shareText } from './share-text';

interface ShareProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

/** What can be posted elsewhere, to be read before it is copied. It says first what the public must know. */
export function Share({ release, version, text }: ShareProps) {
  const { t } = useTranslation('after');
  const retracted = release.standing === 'retracted';
  const corrected = (version.number ?? 1) > 1 && !version.minor;
  const shared = {
    mark: retracted ? t('marks.retracted') : corrected ? t('marks.corrected') : undefined,
    title: text.title,
    summary: retracted ? undefined : text.summary,
    number: release.number && t('number', { number: release.number }),
    address: new URL(`/r/${release.id}`, location.origin).href,
  };
  return (
    <section className={classes['part']}>
      <h2>{t('share')}</h2>
      {(Object.keys(longest) as (keyof typeof longest)[]).map((where) => {
        const post = shareText(shared, longest[where]);
        // Other words begin anew: what was changed by hand was about the old ones.
        return <Post key={`${where} ${post}`} label={t(`posts.${where}`)} text={post} lang={text.lang} />;
      })}
    </section>
  );
}

function Post({ label, text, lang }: { label: string; text: string; lang: string }) {
  const { t } = useTranslation('after');
  const [words, setWords] = useState(text);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Browsers keep the clipboard from pages that came without https; then it is copied by hand.
    await navigator.clipboard?.writeText(words);
    setCopied(Boolean(navigator.clipboard));
  };
  return (
    <div className={classes['post']}>
      <Textarea
        label={label}
        lang={lang}
        rows={7}
        value={words}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => {
          setWords(currentTarget.value);
          setCopied(false);
        }}
      />
      <Button variant="default" aria-label={t('copyOf', { what: label })} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <span role="status" className={classes['sub']}>
        {copied ? t('copied') : t('length', { count: words.length })}
      </span>
    </div>
  );
}
