import { Button, Checkbox, Radio, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/Radio.layer.css';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { Failure } from '../../ui/failure';
import { Wizard } from '../../ui/wizard';
import type { Words } from '../verbs';
import { languagesOf, type Notices, NoticesFields, NoticesRead, saidOf } from './notices';
import classes from './standing.module.css';
import { StandingPage, useToRelease } from './standing-page';
import { useVerb } from './use-verb';

const route = getRouteApi('/releases/$id/erase');
const grounds: readonly Words['ground'][] = [
  'personal-data',
  'children',
  'state-secret',
  'court-order',
  'copyright',
  'other-law',
];

/** Names public documents to be erased by law; a second person confirms it. */
export function ErasePage() {
  const { t } = useTranslation('standing');
  const { id } = route.useParams();
  return (
    <StandingPage id={id} title={t('erase.title')} verb="propose-redaction">
      {(release) => <Steps fresh={release} />}
    </StandingPage>
  );
}

function Steps({ fresh }: { fresh: Schemas['DeskRelease'] }) {
  const { t } = useTranslation(['standing', 'common']);
  const languageName = useLanguageName();
  const toRelease = useToRelease(fresh.id);
  const { release, error, sending, send } = useVerb('propose-redaction', fresh, toRelease);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [ground, setGround] = useState<Words['ground']>('personal-data');
  const [notices, setNotices] = useState<Notices>({});
  const [missing, setMissing] = useState<'documents' | 'notice'>();
  const languages = languagesOf(release);
  const all = release.versions.flatMap(({ number, texts }) =>
    number === undefined ? [] : texts.map(({ lang }) => ({ number, lang, value: `${number} ${lang}` })),
  );
  const named = all.filter(({ value }) => chosen.includes(value));
  const needs = (what: 'documents' | 'notice', said: boolean) => (): boolean => {
    setMissing(said ? undefined : what);
    return said;
  };
  const nameOf = ({ number, lang }: (typeof all)[number]): string =>
    t('erase.document', { number, language: languageName(lang) });
  return (
    <Wizard
      onCancel={toRelease}
      steps={[
        {
          name: t('erase.documents'),
          check: needs('documents', named.length > 0),
          body: (
            <Checkbox.Group
              label={<VisuallyHidden>{t('erase.documents')}</VisuallyHidden>}
              description={t('erase.documentsHelp')}
              error={missing === 'documents' && t('erase.documentsMissing')}
              value={[...chosen]}
              onChange={choose}
            >
              <div className={classes['choice']}>
                {all.map((document) => (
                  <Checkbox key={document.value} value={document.value} label={nameOf(document)} />
                ))}
              </div>
            </Checkbox.Group>
          ),
        },
        {
          name: t('erase.ground'),
          body: (
            <Radio.Group
              label={<VisuallyHidden>{t('erase.ground')}</VisuallyHidden>}
              value={ground}
              onChange={(value) => setGround(value)}
            >
              <div className={classes['choice']}>
                {grounds.map((each) => (
                  <Radio key={each} value={each} label={t(`erase.grounds.${each}`)} />
                ))}
              </div>
            </Radio.Group>
          ),
        },
        {
          name: t('erase.notice'),
          check: needs('notice', Boolean(notices[languages[0]!]?.trim())),
          body: (
            <NoticesFields
              languages={languages}
              notices={notices}
              help={t('erase.noticeHelp')}
              error={missing === 'notice' ? t('common:failure.required') : undefined}
              onChange={setNotices}
            />
          ),
        },
        {
          name: t('review'),
          body: (
            <>
              {error !== undefined && <Failure error={error} />}
              <p>{t('erase.what')}</p>
              <dl className={classes['facts']}>
                <div>
                  <dt>{t('erase.documents')}</dt>
                  {named.map((document) => (
                    <dd key={document.value}>{nameOf(document)}</dd>
                  ))}
                </div>
                <div>
                  <dt>{t('erase.ground')}</dt>
                  <dd>{t(`erase.grounds.${ground}`)}</dd>
                </div>
                <div>
                  <dt>{t('whom')}</dt>
                  <dd>{t('wire')}</dd>
                </div>
              </dl>
              <section aria-label={t('publicView')}>
                <p className={classes['help']}>{t('publicView')}</p>
                <NoticesRead notices={notices} />
              </section>
              <p className={classes['final']}>{t('erase.two')}</p>
            </>
          ),
        },
      ]}
      finish={
        <Button
          loading={sending}
          onClick={() =>
            void send({
              ground,
              documents: named.map(({ number, lang }) => ({ version: number, lang })),
              notices: saidOf(notices),
            })
          }
        >
          {t('erase.act')}
        </Button>
      }
    />
  );
}
