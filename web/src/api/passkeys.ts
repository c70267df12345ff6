import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { components } from '../../generated/schema';

type Shown = components['schemas']['PasskeySession']['credential'];
type Made = components['schemas']['NewPasskey']['credential'];

/** Not that a person called it off: it can't be used. */
export class PasskeyUnusable extends Error {
  constructor(
    readonly why: 'here' | 'known' | 'somebody-else',
    options?: ErrorOptions,
  ) {
    super(`The passkey can't be used: ${why}.`, options);
  }
}

/** Browsers have them on pages that came safely. They belong to a name: there are none for an address of numbers. */
export const passkeysWork = (): boolean =>
  'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname);

/** Loaded by whoever uses a passkey. */
const ceremonies = () => import('@simplewebauthn/browser');

/** Has the browser show a passkey as the server asked; undefined when its person called that off. */
export const showPasskey = (options: object): Promise<Shown | undefined> =>
  unlessCalledOff(async () => {
    const { startAuthentication } = await ceremonies();
    const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
    return (await startAuthentication({ optionsJSON })) as Shown;
  });

/** Has the browser make one; undefined when its person called that off. */
export const makePasskey = (options: object): Promise<Made | undefined> =>
  unlessCalledOff(async () => {
    const { startRegistration } = await ceremonies();
    const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
    return (await startRegistration({ optionsJSON })) as Made;
  });

async function unlessCalledOff<Credential>(
  ceremony: () => Promise<Credential>,
): Promise<Credential | undefined> {
  try {
    return await ceremony();
  } catch (error) {
    const { name } = error as Error;
    // So browsers say it, also when the time is over.
    if (name === 'NotAllowedError' || name === 'AbortError') return undefined;
    throw new PasskeyUnusable(name === 'InvalidStateError' ? 'known' : 'here', { cause: error });
  }
}
