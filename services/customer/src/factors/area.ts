import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { accessTokenSigner } from '../accounts/access-token.ts';
import type { PasswordHasher } from '../accounts/passwords/password-hasher.ts';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { completeSignIn } from './features/complete-sign-in.ts';
import { confirmFactor } from './features/confirm-factor.ts';
import { enrolFactor } from './features/enrol-factor.ts';
import { removeFactor } from './features/remove-factor.ts';
import { renewRecoveryCodes } from './features/renew-recovery-codes.ts';
import { stepUp } from './features/step-up.ts';

type Shared = { vault: Vault; passwords: PasswordHasher; linkKey: string };
type Settings = Pick<CustomerConfig, 'AUTH_PRIVATE_JWK' | 'SAMPLE_FACTOR_KEY'>;

/** Second factors: apps with codes, recovery codes, and fresh proofs of them. Uses accounts. */
export function factors(shared: Shared, { AUTH_PRIVATE_JWK, SAMPLE_FACTOR_KEY: sampleKey }: Settings): Area<Reader> {
  const means = { ...shared, signToken: accessTokenSigner(AUTH_PRIVATE_JWK) };
  return {
    routes: [
      ...[completeSignIn(means), stepUp(means), enrolFactor({ ...shared, sampleKey }), confirmFactor(means)],
      ...[removeFactor(shared), renewRecoveryCodes(shared)],
    ],
    sends: [SendMessage],
  };
}
