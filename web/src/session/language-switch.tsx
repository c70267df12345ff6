import { useTranslation } from 'react-i18next';
import { type Language, languages, speak } from '../i18n';
import classes from './language-switch.module.css';

/** The other languages, each under its own name. */
export function LanguageSwitch() {
  const { language } = useTranslation().i18n;
  const others = (Object.keys(languages) as Language[]).filter((each) => each !== language);
  return others.map((each) => (
    <button
      key={each}
      type="button"
      lang={each}
      className={classes['switch']}
      onClick={() => void speak(each)}
    >
      {languages[each]}
    </button>
  ));
}
