import type { Vault } from '@toric/chassis/data/vault';
import { importAddresses } from '../import-addresses.flow.ts';
import { importConsents } from '../import-consents.flow.ts';
import { importCustomers } from '../import-customers.flow.ts';
import { importPrescriptions } from '../import-prescriptions.flow.ts';
import { reachedStep } from '../migrations/migration.flow.ts';
import type { ImportKinds } from './import-kinds.ts';

/** Returns the kinds of jobs of this service. Each job reports its progress to its migration. */
export function ownKinds({ vault }: { vault: Vault }): ImportKinds {
  const reached = reachedStep(() => kinds);
  const means = { vault, reached };
  const kinds: ImportKinds = {
    ...{ customers: importCustomers(means), prescriptions: importPrescriptions(means) },
    ...{ addresses: importAddresses(means), consents: importConsents(means) },
  };
  return kinds;
}
