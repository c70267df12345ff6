import { Button, Menu } from '@mantine/core';
import { IconHistory, IconLanguage } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { Failure } from '../../ui/failure';
import { useKeyOf } from '../../ui/use-key';
import releaseClasses from '../release.module.css';
import { releaseKey, whichOf } from './records';

/** Those that the province publishes in; content may be in any. */
const offered = ['en', 'zh', 'hmn', 'tyz', 'nut', 'ium'] as const;

interface LanguagesProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  readonly flush: () => Promise<boolean>;
}

/** The way to the translations, and to a new one. */
export function Languages({ release, version, flush }: LanguagesProps) {
  const { t } = useTranslation(['editing', 'releases']);
  const languageName = useLanguageName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const { keyOf } = useKeyOf();
  const { id } = release;
  const which = whichOf(version);
  const inOrder = version.texts.toSorted((a, b) => Number(!!a.translation) - Number(!!b.translation));
  const begun = version.texts.map((text) => text.lang);
  const begin = async (to: string) => {
    setError(undefined);
    try {
      await flush();
      const { data: now, error: away } = await fetchApi.GET(`/api/v1/desk/releases/{id}/versions/${which}`, {
        params: { path: { id } },
      });
      if (!now) throw away;
      const { data, error: refused } = await fetchApi.POST(
        '/api/v1/desk/releases/{id}/versions/{which}/texts/{lang}',
        {
          params: {
            path: { id, which, lang: to },
            header: { 'If-Match': now.etag, 'Idempotency-Key': keyOf([to, now.etag]) },
          },
          body: {},
        },
      );
      if (!data) throw refused;
      await queries.invalidateQueries({ queryKey: releaseKey(id) });
      await navigate({ to: '/releases/$id/edit', params: { id }, search: { lang: to } });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <nav className={releaseClasses['languages']} aria-label={t('releases:texts')}>
        {inOrder.map(({ lang: each, translation }) => {
          const isSource = each === version.sourceLang;
          return (
            <Link
              key={each}
              to="/releases/$id/edit"
              params={{ id }}
              search={{ lang: isSource ? undefined : each }}
              activeOptions={{ exact: true }}
              className={translation?.stale ? releaseClasses['late'] : undefined}
            >
              {translation?.stale && <IconHistory size={16} stroke={1.75} aria-label={t('releases:stale')} />}
              {languageName(each)}
            </Link>
          );
        })}
        <Menu>
          <Menu.Target>
            <Button variant="subtle" leftSection={<IconLanguage size={18} stroke={1.75} aria-hidden />}>
              {t('translation.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered
              .filter((each) => !begun.includes(each))
              .map((each) => (
                <Menu.Item key={each} onClick={() => void begin(each)}>
                  {languageName(each)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </nav>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}
