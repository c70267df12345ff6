import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { useMoments } from '../../i18n/moments';
import { Loaded } from '../../ui/loaded';
import classes from './after.module.css';
import { Weave } from './weave';

interface ProofProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'] & { readonly number: number };
  readonly lang: string;
}

/** A colophon: who issued what, when, at which entry of the ledger, and what that means. */
export function Proof({ release: { id, organisation, standing }, version, lang }: ProofProps) {
  const { t } = useTranslation('after');
  const { full } = useMoments();
  const { nameOf } = useNames('organisations');
  const retracted = standing === 'retracted';
  const query = useQuery({
    queryKey: ['proof', id, retracted, version.number, lang],
    queryFn: async (): Promise<Pick<Schemas['ProofFile'], 'entry' | 'proof'>> => {
      const { data, error } = retracted
        ? await fetchApi.GET('/api/v1/releases/{id}/notice/proof', { params: { path: { id } } })
        : await fetchApi.GET('/api/v1/releases/{id}/versions/{version}/proof', {
            params: { path: { id, version: version.number }, query: { lang } },
          });
      if (!data) throw error;
      return data;
    },
  });
  const address = retracted
    ? `/api/v1/releases/${id}/notice/proof`
    : `/api/v1/releases/${id}/versions/${version.number}/proof?lang=${lang}`;
  return (
    <section className={classes['part']}>
      <h2>{t(retracted ? 'proofOfRetraction' : 'proof')}</h2>
      <Loaded query={query}>
        {({ entry, proof }) => {
          const documents = (entry['documents'] ?? []) as readonly { lang: string; sha256: string }[];
          const digest = (documents.find((each) => each.lang === lang) ?? documents[0])?.sha256;
          // tlog-proof: the line after its name.
          const index = /^index (\d+)$/m.exec(proof)?.[1];
          return (
            <>
              <p>
                {t('issued', {
                  organisation: nameOf(organisation),
                  at: full(String(entry['at'])),
                  index: index ?? version.ledgerIndex,
                })}
              </p>
              {digest && (
                <>
                  <Weave digest={digest} />
                  <p className={classes['sub']}>{t('weave')}</p>
                  <p className={classes['code']}>
                    {t('digest')} <code>{digest}</code>
                  </p>
                </>
              )}
              <p>
                <a href={address} download={`${id}.json`}>
                  {t('download')}
                </a>
              </p>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
