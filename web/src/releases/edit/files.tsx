import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { IconFile, IconFileTypePdf } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextEdit, VersionEdit } from '../../../generated/limits';
import { Away } from '../../api/reach';
import { useLanguageName } from '../../i18n/names';
import { Failure } from '../../ui/failure';
import { Picture } from '../../ui/picture';
import type { Draft } from '../../writing/use-autosave';
import classes from './edit.module.css';
import type { TextFields, VersionFields } from './records';
import type { Upload, Uploads } from './uploads';

const ofWords = TextEdit.fileWords.each;
const ofFile = VersionEdit.files.each;

type VersionFile = VersionFields['files'][number];

interface FilesProps {
  readonly facts: Draft<VersionFields>;
  readonly source: Draft<TextFields>;
  readonly beside: Draft<TextFields> | undefined;
  /** Of the translation beside. */
  readonly lang: string | undefined;
  readonly uploads: Uploads;
  readonly disabled: boolean;
  readonly mayTranslate: boolean;
}

/** Pictures and attachments: those that are there, those that come, and what is said of each. */
export function Files({ facts, source, beside, lang, uploads, disabled, mayTranslate }: FilesProps) {
  const { t } = useTranslation('editing');
  const { files } = facts.state.fields;
  const shown = [...files, ...inTextAlone(source.state.fields.body, files)];
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const change = (index: number, changes: Partial<VersionFile>) =>
    facts.autosave.change({
      files: files.toSpliced(index, 1, { ...shown[index]!, ...changes }),
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add([...event.dataTransfer.files]);
  };
  return (
    <section className={classes['section']} id="files">
      <h2>{t('files.title')}</h2>
      <ul className={classes['files']}>
        {shown.map((file, index) => (
          <FileRow
            key={file.sha256}
            file={file}
            number={index + 1}
            words={[
              { draft: source, lang: undefined, fixed: disabled },
              ...(beside ? [{ draft: beside, lang, fixed: !mayTranslate }] : []),
            ]}
            disabled={disabled}
            onChange={(changes) => change(index, changes)}
            onRemove={
              index < files.length
                ? () => facts.autosave.change({ files: files.toSpliced(index, 1) })
                : undefined
            }
          />
        ))}
        {uploads.pending.map((upload) => (
          <Coming key={upload.key} upload={upload} onDismiss={() => uploads.dismiss(upload.key)} />
        ))}
      </ul>
      {!disabled && (
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
          <span>{t('files.drop')}</span>
          <Button variant="default" onClick={() => picker.current?.click()}>
            {t('files.choose')}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t('files.choose')}
            onChange={({ currentTarget }) => {
              uploads.add([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
        </div>
      )}
    </section>
  );
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** Pictures within the text of which the version says nothing more. */
function inTextAlone(body: string, files: readonly VersionFile[]): VersionFile[] {
  const digests = new Set([...body.matchAll(/data-file="([0-9a-f]{64})"/g)].map(([, digest]) => digest!));
  return [...digests]
    .filter((digest) => !files.some(({ sha256 }) => sha256 === digest))
    .map((sha256) => ({ sha256, role: 'picture' }));
}

interface FileRowProps {
  readonly file: VersionFile;
  readonly number: number;
  readonly words: readonly {
    readonly draft: Draft<TextFields>;
    readonly lang: string | undefined;
    readonly fixed: boolean;
  }[];
  readonly disabled: boolean;
  readonly onChange: (changes: Partial<VersionFile>) => void;
  /** Absent for what stands in the text: it is removed there. */
  readonly onRemove: (() => void) | undefined;
}

function FileRow({ file, number, words, disabled, onChange, onRemove }: FileRowProps) {
  const { t } = useTranslation('editing');
  const languageName = useLanguageName();
  const { sha256, role, credit = '', signer = '' } = file;
  const isPicture = role === 'picture';
  const named = (what: 'alt' | 'caption', lang: string | undefined) =>
    lang ? `${t(`files.${what}`)}, ${languageName(lang)}` : t(`files.${what}`);
  return (
    <li>
      <div className={classes['thumb']}>
        {isPicture ? (
          <Picture sha256={sha256} width={320} alt="" />
        ) : (
          <IconFileTypePdf size={24} stroke={1.75} aria-hidden />
        )}
      </div>
      <fieldset className={classes['file']}>
        <legend>{t(`files.${role}`, { number })}</legend>
        {words.map(({ draft, lang, fixed }) => {
          const { fileWords } = draft.state.fields;
          const own = fileWords[sha256] ?? {};
          const say = (changes: { caption?: string; alt?: string }) =>
            draft.autosave.change({ fileWords: { ...fileWords, [sha256]: { ...own, ...changes } } });
          return (
            <div key={lang ?? ''} className={classes['said']}>
              {isPicture && (
                <Textarea
                  id={lang ? undefined : `alt-${sha256}`}
                  label={named('alt', lang)}
                  description={t('files.altHelp')}
                  value={own.alt ?? ''}
                  maxLength={ofWords.alt.maxLength}
                  autosize
                  minRows={1}
                  required
                  readOnly={fixed}
                  onChange={({ currentTarget }) => say({ alt: oneLine(currentTarget.value) })}
                />
              )}
              <TextInput
                label={named('caption', lang)}
                value={own.caption ?? ''}
                maxLength={ofWords.caption.maxLength}
                readOnly={fixed}
                onChange={({ currentTarget }) => say({ caption: currentTarget.value })}
              />
            </div>
          );
        })}
        {isPicture && (
          <TextInput
            label={t('files.credit')}
            value={credit}
            maxLength={ofFile.credit.maxLength}
            readOnly={disabled}
            onChange={({ currentTarget }) => onChange({ credit: currentTarget.value })}
          />
        )}
        {!isPicture && (
          <NativeSelect
            label={t('files.role')}
            value={role}
            disabled={disabled}
            data={(['attachment', 'signed'] as const).map((each) => ({
              value: each,
              label: t(`files.roles.${each}`),
            }))}
            onChange={({ currentTarget }) => onChange({ role: currentTarget.value as VersionFile['role'] })}
          />
        )}
        {role === 'signed' && (
          <TextInput
            label={t('files.signer')}
            value={signer}
            maxLength={ofFile.signer.maxLength}
            readOnly={disabled}
            onChange={({ currentTarget }) => onChange({ signer: currentTarget.value })}
          />
        )}
        {!disabled && onRemove && (
          <Button variant="default" onClick={onRemove}>
            {t('files.remove', { number })}
          </Button>
        )}
      </fieldset>
    </li>
  );
}

/** A file on its way, or that was not taken. */
function Coming({ upload: { file, share, error }, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useTranslation('editing');
  const isAway = error instanceof Away;
  return (
    <li>
      <div className={classes['thumb']}>
        <IconFile size={24} stroke={1.75} aria-hidden />
      </div>
      <div>
        <p>
          <b>{file.name}</b>{' '}
          <span className={classes['quiet']}>{t('files.size', { kb: Math.ceil(file.size / 1024) })}</span>
        </p>
        {error === undefined || isAway ? (
          <>
            <progress value={share} max={1} aria-label={t('files.uploading', { name: file.name })} />
            <p className={classes['quiet']} role="status">
              {isAway ? t('files.waiting') : t('files.share', { percent: Math.floor(share * 100) })}
            </p>
          </>
        ) : (
          <Failure error={error} />
        )}
        <Button variant="default" onClick={onDismiss}>
          {t('files.dismiss', { name: file.name })}
        </Button>
      </div>
    </li>
  );
}
