import { service } from '@toric/chassis/area';
import { accounts } from './accounts/area.ts';
import { createPasswordHasher } from './accounts/passwords/password-hasher.ts';
import { messages } from './messages/area.ts';
import { complaints } from './complaints/area.ts';
import type { CustomerConfig } from './config.ts';
import { factors } from './factors/area.ts';
import { createKeys } from './keys.ts';
import { people } from './people/area.ts';
import { queues } from './queues/area.ts';
import { prescriptions } from './prescriptions/area.ts';
import { openReader } from './reader.store.ts';
import { registers } from './registers/area.ts';
import { recording } from './recording/area.ts';
import { staff } from './staff/area.ts';
import { supply } from './supply/area.ts';
import { tools } from './tools/area.ts';

export function customerService(config: CustomerConfig) {
  const shared = { ...createKeys(config), mostDays: config.MOST_SUPPLY_DAYS, passwords: createPasswordHasher() };
  const floor2 = [factors(shared, config), people(shared), staff(shared, config), complaints(shared)];
  const floor3 = [prescriptions(shared), messages(shared, config), supply(shared)];
  const areas = [accounts(shared, config), tools, ...floor2, ...floor3, recording(shared), registers(shared), queues];
  return service({ name: 'customer', vault: shared.vault, areas, openReader });
}
