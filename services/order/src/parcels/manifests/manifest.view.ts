import type { ManifestView } from '@toric/contracts/order/parcels/manifest.http';
import type { StoredManifest } from './manifest.store.ts';

/** Returns a manifest in the form of the API. `left` are the parcels that were not handed over. */
export const manifestView = (
  { id, carrier, parcels, carrierReference, createdBy, createdAt }: StoredManifest,
  left: readonly { parcelId: string; number: string; status: string }[] = [],
): ManifestView => ({
  ...{ id, carrier, parcels, carrierReference, createdBy, createdAt: createdAt.toISOString() },
  left: [...left],
});
