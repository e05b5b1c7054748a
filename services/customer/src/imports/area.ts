import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ConsentChanged, CustomersImported, CustomersRemoved } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { editCustomers } from './edits/edit-customers.flow.ts';
import { deleteOldFiles } from './end-import.flow.ts';
import { createImportFile } from './features/create-import-file.ts';
import { getImportFile } from './features/get-import-file.ts';
import { planCustomerEdit } from './features/plan-customer-edit.ts';
import { planImport } from './features/plan-import.ts';
import { putImportPart } from './features/put-import-part.ts';
import { readImportFile } from './features/read-import-file.ts';
import { importAddresses } from './import-addresses.flow.ts';
import { importConsents } from './import-consents.flow.ts';
import { importCustomers } from './import-customers.flow.ts';
import { importPrescriptions } from './import-prescriptions.flow.ts';

/** Imports of files, and changes of many customers, as jobs that can be undone. Uses people, tags, prescriptions and consent. */
export function imports({ vault }: { vault: Vault }): Area<Reader> {
  const kinds = {
    ...{ customers: importCustomers({ vault }), prescriptions: importPrescriptions({ vault }) },
    ...{ addresses: importAddresses({ vault }), consents: importConsents({ vault }) },
  };
  const edits = editCustomers({ vault });
  return {
    routes: [
      ...[createImportFile({ vault }), putImportPart({ vault }), getImportFile({ vault })],
      ...[readImportFile({ vault }), planImport({ vault }, kinds), planCustomerEdit(edits)],
    ],
    jobs: [...Object.values(kinds), edits],
    background: deleteOldFiles,
    sends: [CustomersImported, CustomersRemoved, ConsentChanged],
  };
}
