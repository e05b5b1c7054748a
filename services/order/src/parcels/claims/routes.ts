import type { Vault } from '@toric/chassis/data/vault';
import type { Endpoint } from '@toric/chassis/http/endpoint';
import type { Reader } from '../../reader.store.ts';
import { closeCarrierClaim } from './features/close-carrier-claim.ts';
import { getCarrierClaim } from './features/get-carrier-claim.ts';
import { listCarrierClaims } from './features/list-carrier-claims.ts';
import { openCarrierClaim } from './features/open-carrier-claim.ts';

/** Lists the operations on claims to carriers. */
export const claimRoutes = (means: { readonly vault: Vault; readonly isConnected: boolean }): Endpoint<Reader>[] => [
  openCarrierClaim(means),
  listCarrierClaims(means),
  getCarrierClaim(means),
  closeCarrierClaim(means),
];
