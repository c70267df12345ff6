import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { TermsText } from './terms-text';

const route = getRouteApi('/administration/press-terms/$version');

/** One version of the terms of early access, in both languages. */
export function TermsPage() {
  const { t } = useTranslation(['press', 'common']);
  const { version } = route.useParams();
  const path = { version: Number(version) };
  const query = api.useQuery('get', '/api/v1/press-terms/{version}', { params: { path } });
  return (
    <Page title={t('terms.titled', { version })}>
      <Loaded query={query}>
        {({ inForceFrom, publishedAt, sha256, texts }) => (
          <div className={sections['sections']}>
            <Facts
              of={[
                [t('terms.inForceFrom'), <Moment key="from" at={inForceFrom} />],
                [t('terms.publishedAt'), <Moment key="at" at={publishedAt} />],
                [t('terms.sha256'), <code key="sha256">{sha256}</code>],
              ]}
            />
            {(['vi', 'en'] as const).map((lang) => (
              <Section key={lang} title={t(`common:languages.${lang}`)}>
                <TermsText lang={lang} text={texts[lang]} />
              </Section>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
