import type { Frame } from '../page.js';
import type { DocumentFile } from '../release-reading.js';
import { languageIn } from '../words/index.js';
import { Icon } from './icon.js';

interface VoiceProps {
  readonly frame: Frame;
  readonly file: DocumentFile;
  readonly lang: string;
  /** Of several, which it is, from 0. */
  readonly place: number;
}

/** A recording comes before the text: not everybody who speaks a language reads it. */
export function Voice({ frame, file, lang, place }: VoiceProps) {
  const { words, moments, ui } = frame;
  const id = place === 0 ? 'nghe' : `nghe-${place + 1}`;
  const { seconds, bytes, credit, caption } = file;
  return (
    <section class="listen" id={id} aria-labelledby={`${id}-t`} lang={ui}>
      <h2 class="label" id={`${id}-t`}>
        <Icon name="volume" />
        {words.release.listen(languageIn(ui, lang))}
      </h2>
      <p class="hint">
        {[
          caption,
          seconds !== undefined && moments.duration(seconds),
          moments.size(bytes),
          credit && `${words.release.reader}: ${credit}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <audio controls preload="none" src={`/api/v1/files/${file.sha256}`} aria-labelledby={`${id}-t`} />
    </section>
  );
}
