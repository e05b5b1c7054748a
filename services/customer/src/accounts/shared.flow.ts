import { createPasswordHasher } from './passwords/password-hasher.ts';
import type { CustomerConfig } from '../config.ts';
import { createKeys } from '../keys.ts';
import { openReader } from '../reader.store.ts';

export type { CustomerConfig } from '../config.ts';

/** Creates the objects that several areas share: keys, password hasher, some settings and the reader. */
export const createShared = (config: CustomerConfig) => ({
  ...createKeys(config),
  mostDays: config.MOST_SUPPLY_DAYS,
  months: config.FACTS_STALE_MONTHS,
  checksAddresses: config.ADDRESS_CHECK_URL !== undefined,
  passwords: createPasswordHasher(),
  openReader,
});
