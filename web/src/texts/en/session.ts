import type { session as vi } from '../vi/session';
import type { Translation } from '../translation';

export const session = {
  title: 'Sign in',
  desk: 'The departments’ desk',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  showPassword: 'Show the password',
  codeTitle: 'Second factor',
  code: 'Code',
  codeHelp: 'The six digits in the authenticator app on your phone.',
  recoveryCode: 'Recovery code',
  recoveryHelp: 'One of the ten codes given when you set up the second factor. Each works once.',
  useRecovery: 'No phone at hand? Use a recovery code',
  useApp: 'Use the authenticator app',
  goOn: 'Go on',
  back: 'Back',
  ended: 'Your session has ended',
  endedHelp: 'Sign in to go on; what you were writing is still here.',
  somebodyElse: 'Not {{name}}? Leave this page; what was being written is lost',
  chooseTitle: 'Which organisation do you act for?',
  chooseHelp: 'What you do in this tab is done for the one you choose. Open another tab to act for another.',
  noOrganisation: 'This account has no role in any organisation.',
  noOrganisationHelp: 'Ask the administrator of your organisation for a role, then sign in again.',
} satisfies Translation<typeof vi>;
