import { createVault, type Vault } from '@toric/chassis/data/vault';
import { createLensIds, type LensIds } from '@toric/optics/lens-id';
import { createPlaceDigests, type PlaceDigests } from '@toric/optics/place-digest';
import type { CustomerConfig } from './config.ts';

export type Keys = { vault: Vault; lensIds: LensIds; places: PlaceDigests; linkKey: string };

/** Creates the objects that work with the keys of the settings, such as the vault. */
export const createKeys = ({ MASTER_KEY: masterKey, BUYER_KEYS, LENS_ID_KEY, LINK_KEY }: CustomerConfig): Keys => ({
  vault: createVault({ service: 'customer', masterKey, handoverKeys: { setting: 'BUYER_KEYS', keys: BUYER_KEYS } }),
  lensIds: createLensIds(LENS_ID_KEY),
  places: createPlaceDigests(LENS_ID_KEY),
  linkKey: LINK_KEY,
});
