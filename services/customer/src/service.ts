import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import { createLensIds } from '@toric/optics/lens-id';
import { accounts } from './accounts/area.ts';
import { createPasswordHasher } from './accounts/password-hasher.ts';
import { complaints } from './complaints/area.ts';
import type { CustomerConfig } from './config.ts';
import { people } from './people/area.ts';
import { prescriptions } from './prescriptions/area.ts';
import { openReader } from './reader.store.ts';
import { registers } from './registers/area.ts';
import { recording } from './recording/area.ts';
import { staff } from './staff/area.ts';
import { supply } from './supply/area.ts';
import { tools } from './tools/area.ts';

export function customerService(config: CustomerConfig) {
  const handoverKeys = { setting: 'BUYER_KEYS', keys: config.BUYER_KEYS };
  const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY, handoverKeys });
  const lensIds = createLensIds(config.LENS_ID_KEY);
  const shared = { vault, lensIds, mostDays: config.MOST_SUPPLY_DAYS, passwords: createPasswordHasher() };
  const floor1 = [accounts(shared, config.AUTH_PRIVATE_JWK), tools];
  const floor2 = [people(shared), staff(shared, config), complaints(shared), prescriptions(shared)];
  const areas = [...floor1, ...floor2, supply(shared), recording(shared), registers(shared)];
  return service({ name: 'customer', vault, areas, openReader });
}
