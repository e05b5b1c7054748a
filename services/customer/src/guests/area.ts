import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import { accessTokenSigner } from '../accounts/access-token.ts';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { beginGuestCheckout } from './features/begin-guest-checkout.ts';

type Shared = { vault: Vault; checksAddresses: boolean };

/**
 * Declares the area `guests`: people who order without an account, and may claim it later. It uses `accounts` and
 * `people`.
 */
export const guests = (shared: Shared, { AUTH_PRIVATE_JWK }: CustomerConfig): Area<Reader> => ({
  routes: [beginGuestCheckout({ ...shared, signToken: accessTokenSigner(AUTH_PRIVATE_JWK) })],
  sends: [CustomerRegistered, SendMessage],
});
