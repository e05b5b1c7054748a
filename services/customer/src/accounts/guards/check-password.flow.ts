import type { Vault } from '@toric/chassis/data/vault';
import type { Aside } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD } from '@toric/contracts/customer/accounts/account.errors';
import { AUTH_LOCKED } from '@toric/contracts/customer/accounts/session.errors';
import type { Reader } from '../../reader.store.ts';
import { type OwnCredentials, readOwnCredentials } from '../account.store.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import { countGuess } from './sign-in-guard.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; db: Reader; aside: Aside };
type Given = { accountId: string; password: string; callerAddress: string };

/**
 * Checks the password of a signed-in person as a sign-in does: the guess is counted first. A stolen access token must
 * not be enough to change how the person signs in. Throws if the password is wrong, or if too many guesses were made.
 */
export async function checkOwnPassword(
  { vault, passwords, db, aside }: Deps,
  { accountId, password, callerAddress }: Given,
): Promise<OwnCredentials> {
  const own = await readOwnCredentials(db, accountId);
  if (!own) throw ACCOUNT_NOT_FOUND();
  const attempt = { account: own.emailIndex, origin: vault.blindIndex('caller', networkOf(callerAddress)) };
  if (!(await countGuess(aside, attempt))) throw AUTH_LOCKED();
  const { matches } = await passwords.check(own.passwordHash, password);
  if (!matches) throw ACCOUNT_WRONG_PASSWORD();
  return own;
}
