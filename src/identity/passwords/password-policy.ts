import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldError } from '../../platform/errors/index.js';
import { fold } from '../../platform/text/index.js';
import { identityError } from '../identity.errors.js';

export const PASSWORD_LEAST = 8;
export const PASSWORD_MOST = 200;
const LEAST_OWN_CHARACTERS = 4;
const LEAST_WORD = 4;

/** What is known of the person, and so must not be the password. */
interface Person {
  readonly email: string;
  readonly name: string;
}

const common: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, 'common.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const texts = {
  short: {
    vi: `Mật khẩu cần ít nhất ${PASSWORD_LEAST} ký tự.`,
    en: `A password needs at least ${PASSWORD_LEAST} characters.`,
  },
  long: {
    vi: `Mật khẩu dài nhất ${PASSWORD_MOST} ký tự.`,
    en: `A password has at most ${PASSWORD_MOST} characters.`,
  },
  common: {
    vi: 'Mật khẩu này quá phổ biến nên dễ bị đoán. Một câu ngắn của riêng anh/chị là tốt nhất.',
    en: 'This password is so common that it is easily guessed. A short sentence of your own is best.',
  },
  personal: {
    vi: 'Mật khẩu không được là tên hay địa chỉ thư điện tử của anh/chị.',
    en: 'The password may not be your name or e-mail address.',
  },
} as const;

/**
 * Throws `identity.password-refused` for a password that is too short, too long, among the most common or the person's
 * own name or address. No rules of composition (NIST SP 800-63B, 3.1.1.2). `pointer` names the member of the request.
 */
export function refuseUnfitPassword(password: string, person: Person, pointer: string): void {
  const fault = faultOf(password, person);
  if (!fault) return;
  const fields: FieldError[] = [{ pointer, detail: texts[fault] }];
  throw identityError('password-refused', {}, { fields });
}

function faultOf(password: string, person: Person): keyof typeof texts | undefined {
  const { length } = Array.from(password.normalize('NFC'));
  if (length < PASSWORD_LEAST) return 'short';
  if (length > PASSWORD_MOST) return 'long';
  const folded = squeezed(password);
  if (common.has(folded) || new Set(folded).size <= 2) return 'common';
  return isPersonal(folded, person) ? 'personal' : undefined;
}

function isPersonal(folded: string, { email, name }: Person): boolean {
  const words = [email, email.split('@')[0]!, name].map(squeezed).filter((word) => word.length >= LEAST_WORD);
  return words.some(
    (word) => folded.replaceAll(word, '').length < LEAST_OWN_CHARACTERS && folded.includes(word),
  );
}

/** Without marks, capitals and blanks: "Mật khẩu" is no better than "matkhau". */
const squeezed = (text: string): string => fold(text).replace(/\s/g, '');
