import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import { accounts } from './accounts/area.ts';
import { createPasswordHasher } from './accounts/password-hasher.ts';
import { complaints } from './complaints/area.ts';
import type { CustomerConfig } from './config.ts';
import { people } from './people/area.ts';
import type { FirstAdmin } from './people/first-admin.flow.ts';
import { prescriptions } from './prescriptions/area.ts';
import { openReader } from './reader.store.ts';
import { registers } from './registers/area.ts';
import { recording } from './recording/area.ts';
import { supply } from './supply/area.ts';
import { tools } from './tools/area.ts';

export function customerService(config: Pick<CustomerConfig, 'MASTER_KEY' | 'AUTH_PRIVATE_JWK'> & FirstAdmin) {
  const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY });
  const shared = { vault, passwords: createPasswordHasher() };
  const floor1 = [accounts(shared, config.AUTH_PRIVATE_JWK), tools];
  const floor2 = [people(shared, config), complaints(shared), prescriptions(shared)];
  const areas = [...floor1, ...floor2, supply(shared), recording(shared), registers(shared)];
  return service({ name: 'customer', vault, areas, openReader });
}
