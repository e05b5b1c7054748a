import type { Keyring } from '@toric/chassis/data/vault';
import type { ClaimView } from '@toric/contracts/order/parcels/carrier-claim.http';
import { ClaimKind, ClaimStatus } from '@toric/contracts/order/parcels/parcel';
import { openTexts, type StoredClaim } from './claim.store.ts';

/** Returns a claim to a carrier in the form of the API. Its texts are null without `keys`. */
export function claimView(claim: StoredClaim, keys: Keyring | undefined): ClaimView {
  const { id, parcelId, parcelNumber, orderId, customerId, carrier, currency, carrierReference, openedBy } = claim;
  return {
    ...{ id, parcelId, parcelNumber, orderId, customerId, carrier, carrierReference, openedBy },
    kind: ClaimKind.parse(claim.kind),
    status: ClaimStatus.parse(claim.status),
    amount: { amount: claim.amount, currency },
    paid: claim.paidAmount === null ? null : { amount: claim.paidAmount, currency },
    ...openTexts(keys, claim),
    closedAt: claim.closedAt?.toISOString() ?? null,
    version: claim.version,
    createdAt: claim.createdAt.toISOString(),
    updatedAt: claim.updatedAt.toISOString(),
  };
}
