/** Passkeys in the browser: the device asks for the finger, the face or a PIN. */
import { AddPasskey, BeginPasskey, BeginPasskeySignIn } from '@toric/contracts/customer/accounts/passkey.http';
import type { Input } from '@toric/client/types';
import { api } from '../client.ts';
import { signInWithPasskey, stepUp } from './calls.ts';
import type { Session } from './store.ts';

/** Returns true if the browser can use passkeys. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Returns what the device answered. Throws if the person closed its question. */
function answerOf(credential: Credential | null): ReturnType<PublicKeyCredential['toJSON']> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen');
  return credential.toJSON();
}

/** Lets the device ask the person, and returns its answer. */
async function askDevice(): Promise<ReturnType<PublicKeyCredential['toJSON']>> {
  const { body } = await api.call(BeginPasskeySignIn);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(body);
  return answerOf(await navigator.credentials.get({ publicKey }));
}

/** Signs in with a passkey of the device. It is both factors, so no code is asked for. */
export const signInByPasskey = async (): Promise<Session> => signInWithPasskey(await askDevice());

/** Proves the person again with a passkey of the device, in place of a code. */
export const stepUpByPasskey = async (): Promise<Session> => stepUp({ credential: await askDevice() });

/** Adds a passkey of the device to the account. */
export async function addPasskey(name: string, password: string): Promise<void> {
  const { body } = await api.call(BeginPasskey, { body: { password } });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(body);
  const credential: unknown = answerOf(await navigator.credentials.create({ publicKey }));
  const input = { body: { name, credential } } as Input<typeof AddPasskey>; // the API checks what the device answered
  await api.call(AddPasskey, input);
}
