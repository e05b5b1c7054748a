import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { accessTokenSigner } from '../accounts/access-token.ts';
import type { PasswordHasher } from '../accounts/passwords/password-hasher.ts';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { addPasskey } from './features/add-passkey.ts';
import { beginPasskey } from './features/begin-passkey.ts';
import { beginPasskeySignIn } from './features/begin-passkey-sign-in.ts';
import { completeSignIn } from './features/complete-sign-in.ts';
import { confirmFactor } from './features/confirm-factor.ts';
import { enrolFactor } from './features/enrol-factor.ts';
import { listPasskeys } from './features/list-passkeys.ts';
import { removeFactor } from './features/remove-factor.ts';
import { removePasskey } from './features/remove-passkey.ts';
import { renewRecoveryCodes } from './features/renew-recovery-codes.ts';
import { signInWithPasskey } from './features/sign-in-with-passkey.ts';
import { stepUp } from './features/step-up.ts';
import { siteOf } from './passkeys.ts';

type Shared = { vault: Vault; passwords: PasswordHasher; linkKey: string };
type Settings = Pick<CustomerConfig, 'AUTH_PRIVATE_JWK' | 'SAMPLE_FACTOR_KEY' | 'PUBLIC_URL' | 'WEBAUTHN_ORIGINS'>;

/** Declares the area `factors`: apps with codes, recovery codes, passkeys, and fresh proofs. Uses `accounts`. */
export function factors(shared: Shared, settings: Settings): Area<Reader> {
  const { AUTH_PRIVATE_JWK, SAMPLE_FACTOR_KEY: sampleKey, PUBLIC_URL: publicUrl, WEBAUTHN_ORIGINS: origins } = settings;
  const site = siteOf({ publicUrl, origins, linkKey: shared.linkKey });
  const means = { ...shared, site, signToken: accessTokenSigner(AUTH_PRIVATE_JWK) };
  return {
    routes: [
      ...[completeSignIn(means), stepUp(means), enrolFactor({ ...shared, sampleKey }), confirmFactor(means)],
      ...[removeFactor(shared), renewRecoveryCodes(shared)],
      ...[beginPasskey(means), addPasskey(means), listPasskeys(shared), removePasskey(shared)],
      ...[beginPasskeySignIn(means), signInWithPasskey(means)],
    ],
    sends: [SendMessage],
  };
}
