import { createPasswordHasher } from './passwords/password-hasher.ts';
import type { CustomerConfig } from '../config.ts';
import { createKeys } from '../keys.ts';

/** Creates the means that several areas share: keys, passwords and the limit of supply. */
export const createShared = (config: CustomerConfig) => ({
  ...createKeys(config),
  mostDays: config.MOST_SUPPLY_DAYS,
  passwords: createPasswordHasher(),
});
