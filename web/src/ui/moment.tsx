import { useMoments } from '../i18n/moments';

/** An instant, by the province's clock. */
export function Moment({ at }: { at: string }) {
  const { short, full } = useMoments();
  return (
    <time dateTime={at} title={full(at)}>
      {short(at)}
    </time>
  );
}
