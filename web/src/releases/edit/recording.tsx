import { Button } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile, upload } from '../../api/files';
import { Failure } from '../../ui/failure';
import classes from './edit.module.css';
import type { TextFields } from './records';

interface RecordingProps {
  readonly audio: TextFields['audio'];
  /** Of what language it is. */
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (audio: TextFields['audio']) => void;
}

/** A text that is heard: for languages that many understand and few read. */
export function Recording({ audio, label, disabled, onChange }: RecordingProps) {
  const { t } = useTranslation('editing');
  const picker = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (file: File) => {
      const { sha256, seconds } = await upload(file, () => undefined);
      onChange({ sha256, ...(seconds !== undefined && { seconds }) });
    },
  });
  if (!audio && disabled) return null;
  return (
    <div className={classes['recording']}>
      {audio && (
        <>
          <p className={classes['label']}>{label}</p>
          <Player sha256={audio.sha256} label={label} />
        </>
      )}
      {take.isError && <Failure error={take.error} />}
      {!disabled && (
        <div className={classes['choices']}>
          <Button
            variant="subtle"
            loading={take.isPending}
            leftSection={<IconMicrophone size={18} stroke={1.75} aria-hidden />}
            onClick={() => picker.current?.click()}
          >
            {t(audio ? 'recording.replace' : 'recording.add')}
          </Button>
          {audio && (
            <Button variant="subtle" onClick={() => onChange(null)}>
              {t('recording.remove')}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept="audio/*"
            hidden
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) take.mutate(file);
              currentTarget.value = '';
            }}
          />
        </div>
      )}
    </div>
  );
}

function Player({ sha256, label }: { sha256: string; label: string }) {
  const { data } = useQuery({
    queryKey: ['file', sha256],
    queryFn: () => readFile(sha256),
    staleTime: Infinity,
  });
  if (!data) return null;
  const play = (element: HTMLAudioElement) => {
    element.src = URL.createObjectURL(data);
    return () => URL.revokeObjectURL(element.src);
  };
  // What is said in it is what the text says, where there is one.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio ref={play} controls aria-label={label} />;
}
