import { createVault } from '@toric/chassis/data/vault';
import { createLensIds } from '@toric/optics/lens-id';
import type { CatalogInventoryConfig } from './config.ts';
import { createCustomerPseudonyms } from './customer-pseudonym.ts';

/**
 * Creates the objects that use the keys of the service: the vault, the pseudonyms of customers and the ids of lenses.
 */
export const createKeys = ({
  MASTER_KEY,
  LENS_ID_KEY,
}: Pick<CatalogInventoryConfig, 'MASTER_KEY' | 'LENS_ID_KEY'>) => ({
  vault: createVault({ service: 'catalog-inventory', masterKey: MASTER_KEY }),
  customers: createCustomerPseudonyms(MASTER_KEY),
  lensIds: createLensIds(LENS_ID_KEY),
});
