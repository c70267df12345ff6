import classes from './press.module.css';

/** What the province says, as it was published: with its breaks of lines. */
export function TermsText({ lang, text }: { lang: string; text: string }) {
  return (
    <p lang={lang} className={classes['terms']}>
      {text}
    </p>
  );
}
