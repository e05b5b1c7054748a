import type { Area } from '@toric/chassis/area';
import { withRememberedDigests } from '@toric/chassis/data/remembered-digests';
import type { Vault } from '@toric/chassis/data/vault';
import { ConsentChanged, CustomerRemoved, CustomersImported, CustomersRemoved } from '@toric/contracts/customer/events';
import { ImportMoved, ImportRowsSent } from '@toric/contracts/customer/imports/import.messages';
import type { Reader } from '../reader.store.ts';
import { editCustomers } from './edits/edit-customers.flow.ts';
import { deleteOldFiles } from './end-import.flow.ts';
import { NAMING_PURPOSES } from './external-id.store.ts';
import { createImportFile } from './features/create-import-file.ts';
import { getImportFile } from './features/get-import-file.ts';
import { noteImport } from './features/note-import.ts';
import { planCustomerEdit } from './features/plan-customer-edit.ts';
import { planImport } from './features/plan-import.ts';
import { putImportPart } from './features/put-import-part.ts';
import { readImportFile } from './features/read-import-file.ts';
import { sendImportRows } from './features/send-import-rows.ts';
import { migrationRoutes } from './migrations/migration.routes.ts';
import { ownKinds } from './plans/own-kinds.flow.ts';

/**
 * Declares the area `imports`: imports of files, and changes of many customers, as jobs that can be undone. It uses
 * `people`, `tags`, `prescriptions` and `consent`.
 */
export function imports({ vault }: { vault: Vault }): Area<Reader> {
  const kinds = ownKinds({ vault: withRememberedDigests(vault, NAMING_PURPOSES) });
  const edits = editCustomers({ vault });
  return {
    routes: [
      ...[createImportFile({ vault }), putImportPart({ vault }), getImportFile({ vault })],
      ...[readImportFile({ vault }), planImport({ vault }, kinds), planCustomerEdit({ vault }, edits)],
      ...migrationRoutes({ vault }, kinds),
    ],
    subscriptions: { 'send-import-rows': sendImportRows({ vault }), 'note-import': noteImport(kinds) },
    jobs: [...Object.values(kinds), edits],
    background: deleteOldFiles,
    // a `CustomerRemoved` message of an earlier version of the service may still be in the outbox
    sends: [CustomersImported, CustomersRemoved, CustomerRemoved, ConsentChanged, ImportMoved, ImportRowsSent],
  };
}
