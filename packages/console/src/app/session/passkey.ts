/** Uses passkeys in the browser: the device asks for the finger, the face or a PIN. */
import { AddPasskey, BeginPasskey, BeginPasskeySignIn } from '@toric/contracts/customer/accounts/passkey.http';
import type { Input } from '@toric/client/types';
import { api } from '../client.ts';
import { signInWithPasskey, stepUp } from './calls.ts';
import type { Session } from './store.ts';

/** Returns true if the browser can use passkeys. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Returns the answer of the device. Throws if the person cancelled. */
function answerOf(credential: Credential | null): ReturnType<PublicKeyCredential['toJSON']> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen');
  return credential.toJSON();
}

/** Asks the person on her device, and returns the answer. */
async function askDevice(): Promise<ReturnType<PublicKeyCredential['toJSON']>> {
  const { body } = await api.call(BeginPasskeySignIn);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(body);
  return answerOf(await navigator.credentials.get({ publicKey }));
}

/** Signs in with a passkey of the device. A passkey counts as both factors, so no code is needed. */
export const signInByPasskey = async (): Promise<Session> => signInWithPasskey(await askDevice());

/** Repeats the second factor with a passkey of the device instead of a code. */
export const stepUpByPasskey = async (): Promise<Session> => stepUp({ credential: await askDevice() });

/** Adds a passkey of the device to the account. */
export async function addPasskey(name: string, password: string): Promise<void> {
  const { body } = await api.call(BeginPasskey, { body: { password } });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(body);
  const credential: unknown = answerOf(await navigator.credentials.create({ publicKey }));
  const input = { body: { name, credential } } as Input<typeof AddPasskey>; // the API checks the answer of the device
  await api.call(AddPasskey, input);
}
