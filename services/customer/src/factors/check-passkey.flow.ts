import type { Vault } from '@toric/chassis/data/vault';
import type { Aside } from '@toric/chassis/http/endpoint';
import { PASSKEY_REFUSED } from '@toric/contracts/customer/accounts/passkey.errors';
import type { PasskeyAnswer } from '@toric/contracts/customer/accounts/passkey.http';
import type { SecurityEventKind } from '@toric/contracts/customer/accounts/account.http';
import type { Tx } from '@toric/messaging/sql';
import type { Origin } from '../accounts/device.ts';
import { type Passkey, readPasskey, takeChallenge, usePasskey } from '../accounts/passkey.store.ts';
import { recordFailure } from '../accounts/security-log.store.ts';
import type { Reader } from '../reader.store.ts';
import { challengeIn, type Site, verifySignIn } from './passkeys.ts';

type Context = { site: Site; vault: Vault; db: Reader; aside: Aside; now: Date; origin: Origin };

/** Holds the passkey whose device answered correctly, and the signature counter of this answer. */
export type PasskeyProof = { readonly passkey: Passkey; readonly counter: number };

/**
 * Checks the answer of a device before the transaction. The challenge is used up first, so each challenge is answered
 * only once. Throws if the answer is wrong, or if the passkey belongs to another account than the given one.
 */
export async function checkPasskey(
  { site, vault, db, aside, now, origin }: Context,
  credential: PasskeyAnswer,
  { kind, accountId: wanted }: { kind: SecurityEventKind; accountId?: string },
): Promise<PasskeyProof> {
  const challengeId = challengeIn(site, 'passkey-sign-in', credential.response.clientDataJSON);
  if (!challengeId || !(await takeChallenge(aside, challengeId))) throw PASSKEY_REFUSED();
  const passkey = await readPasskey(db, credential.id);
  const isOwn = wanted === undefined || passkey?.accountId === wanted;
  const counter = passkey && isOwn ? await verifySignIn(site, challengeId, passkey, credential) : undefined;
  if (!passkey || counter === undefined) {
    await recordFailure(db, aside, vault, { accountId: wanted ?? passkey?.accountId, kind, origin, at: now });
    throw PASSKEY_REFUSED();
  }
  return { passkey, counter };
}

/**
 * Records that the answer of the passkey was used. Throws if another answer of the device arrived meanwhile, or if the
 * passkey was removed.
 */
export async function usePasskeyProof(tx: Tx, { passkey, counter }: PasskeyProof, now: Date): Promise<void> {
  if (!(await usePasskey(tx, passkey, counter, now))) throw PASSKEY_REFUSED();
}
