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
  passkeys: {
    title: 'Passkeys',
    help: 'Sign in by the finger, face or PIN that your device knows, without a password.',
    none: 'There is no passkey yet.',
    noneHelp:
      'Add one on the computer or phone that you use. The password stays, for when the device is lost.',
    name: 'Name of the passkey',
    nameHelp: 'By which you know it again: Computer at the office.',
    added: 'Added',
    lastUsed: 'Last used',
    neverUsed: 'Not yet',
    copied: 'Blocked: it seems to have been copied. Remove it, then add a new one.',
    add: 'Add a passkey',
    addHelp: 'Next, the browser asks where to keep it. It works as soon as it is kept.',
    goOn: 'Make the passkey',
    calledOff: 'No passkey was made. Make it when you are ready; nothing has to be typed again.',
    codeHelp: 'The six digits in the authenticator app, or a recovery code.',
    remove: 'Remove',
    removeOf: 'Remove “{{name}}”',
    removeHelp:
      'It signs in no more. What the device still keeps of it is removed in the settings of the device.',
  },
  secondFactor: {
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
