import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../api/client';
import { Failure } from '../ui/failure';
import classes from './release.module.css';

interface VersionFilesProps {
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

/** The files of a version, and what it was printed into. */
export function VersionFiles({ version, text }: VersionFilesProps) {
  const { t } = useTranslation('releases');
  const [error, setError] = useState<unknown>();
  const printed = Object.entries(text.printed ?? {}).map(([format, address]) => ({
    name: format === 'docx' ? 'Word' : 'PDF',
    sha256: address.split('/').at(-1)!,
  }));
  const attached = version.files.map(({ sha256, role }) => {
    const { caption, alt } = text.fileWords[sha256] ?? {};
    return { name: caption ?? alt ?? t(`roles.${role}`), sha256 };
  });
  const files = [...printed, ...attached];
  if (files.length === 0) return null;
  return (
    <section className={classes['files']}>
      <h2>{t('files')}</h2>
      {error !== undefined && <Failure error={error} />}
      <ul className={classes['rows']}>
        {files.map(({ name, sha256 }) => (
          <li key={sha256}>
            <span>{name}</span>
            <button
              type="button"
              onClick={() => {
                setError(undefined);
                void save(sha256, name).catch(setError);
              }}
            >
              {t('download')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is not public yet is read with the token of the desk, so no plain link leads to it. */
async function save(sha256: string, name: string): Promise<void> {
  const { data, error } = await fetchApi.GET('/api/v1/files/{sha256}', {
    params: { path: { sha256 } },
    parseAs: 'blob',
  });
  if (!data) throw error;
  const address = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to save it only after this.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
