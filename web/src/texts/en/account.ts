import type { account as vi } from '../vi/account';
import type { Translation } from '../translation';

export const account = {
  sessions: {
    title: 'Where I am signed in',
    help: 'End what you no longer use or do not recognise, then change your password.',
    here: 'this device',
    began: 'Signed in',
    lastUsed: 'Last used',
    ends: 'Ends by itself',
    end: 'End session',
    endOf: 'End the session on {{device}}',
    device: 'Device',
  },
  secondFactor: {
    title: 'Set up the second factor',
    needed: 'A role of this account demands a second factor. It must be set up before anything else.',
    passwordHelp: 'Type your password again to begin.',
    begin: 'Begin',
    scan: 'Scan the picture with an authenticator app on your phone.',
    picture: 'QR code for the authenticator app',
    type: 'Can’t scan? Type this key into the app:',
    code: 'The code that the app shows',
    confirm: 'Turn on',
    doneTitle: 'Ten recovery codes',
    doneHelp:
      'Print or copy them and keep them apart. Each works once, when you have no phone. Shown only now.',
    kept: 'The codes are kept, to the desk',
  },
} satisfies Translation<typeof vi>;
