import type { Vault } from '@toric/chassis/data/vault';
import type { Aside } from '@toric/chassis/http/endpoint';
import {
  AUTH_CODE_USED,
  AUTH_CODE_WRONG,
  AUTH_FACTOR_LOCKED,
  FACTOR_NOT_FOUND,
} from '@toric/contracts/customer/accounts/factor.errors';
import type { Tx } from '@toric/messaging/sql';
import type { Origin } from '../accounts/device.ts';
import { hasRecoveryCode, readFactorSecrets, takeRecoveryCode, useStep } from '../accounts/factor.store.ts';
import { type AskLimit, countAsk, forgetAsks } from '../accounts/guards/ask-quota.store.ts';
import { recordEvent, recordFailure } from '../accounts/security-log.store.ts';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { normaliseRecoveryCode } from './recovery-code.ts';
import { stepOf } from './totp.ts';

/**
 * Limits the codes for one account, over all challenges. A right code resets the count. Of a million codes, three are
 * right at a time, so a guesser finds one within an hour with a probability of 1 to 33,000.
 */
const CODES: AskLimit = { most: 10, minutes: 60 };
const limitOf = (accountId: string) => `factor-of ${accountId}`;

/** Describes a right code that is not used up yet: a time step of the authenticator app, or a recovery code. */
export type Proof = { accountId: string } & ({ step: number } | { recoveryCode: string });

type Context = { vault: Vault; db: Reader; aside: Aside; now: Date; origin: Origin };
type Given = { accountId: string; code: string; pending?: boolean };

/**
 * Checks a code before the transaction. Each code is counted first, so parallel guesses cannot exceed the limit. Throws
 * if the code is wrong. If `pending` is true, checks the code with the secret that waits for its confirmation.
 */
export async function checkCode(context: Context, { accountId, code, pending = false }: Given): Promise<Proof> {
  const { vault, db, aside, now, origin } = context;
  if (!(await countAsk(aside, limitOf(accountId), CODES))) throw AUTH_FACTOR_LOCKED();
  const secrets = await readFactorSecrets(db, (await readKeyrings(db, vault, [accountId]))(accountId), accountId);
  const secret = pending ? secrets?.pending : secrets?.confirmed;
  if (secret === undefined) throw FACTOR_NOT_FOUND();
  if (code.length === 6) {
    // the app of the person shows codes of the real time, even if a test clock is ahead
    const step = stepOf(secret, code, new Date());
    if (step !== undefined) return { accountId, step };
  } else {
    const recoveryCode = normaliseRecoveryCode(code);
    if (await hasRecoveryCode(db, vault, accountId, recoveryCode)) return { accountId, recoveryCode };
  }
  await recordFailure(db, aside, vault, { accountId, kind: 'factor-failed', origin, at: now });
  throw AUTH_CODE_WRONG();
}

type InTransaction = { vault: Vault; tx: Tx; now: Date; newId: () => string; origin: Origin };

/** Uses up the code, so that nobody can use it again. Throws if somebody has used it meanwhile. */
export async function useProof({ vault, tx, now, newId, origin }: InTransaction, proof: Proof): Promise<void> {
  const { accountId } = proof;
  if ('step' in proof) {
    if (!(await useStep(tx, accountId, proof.step))) throw AUTH_CODE_USED();
  } else {
    if (!(await takeRecoveryCode(tx, vault, accountId, proof.recoveryCode))) throw AUTH_CODE_USED();
    await recordEvent(tx, vault, { id: newId(), accountId, kind: 'recovery-code-used', origin, at: now });
  }
  await forgetCodes(tx, accountId);
}

/** Resets the count of tried codes after a right one. */
export const forgetCodes = (tx: Tx, accountId: string): Promise<void> => forgetAsks(tx, limitOf(accountId));
