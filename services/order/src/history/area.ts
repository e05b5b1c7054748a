import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { NoteImport, SendImportRows } from '@toric/contracts/customer/imports/import.messages';
import type { Reader } from '../reader.store.ts';
import { addImportRows } from './features/add-import-rows.ts';
import { listPastOrders } from './features/list-past-orders.ts';
import { moveImport } from './features/move-import.ts';
import { importOrders } from './import-orders.flow.ts';

/**
 * Declares the area of past orders, which were imported as history and have no effects. This area uses no other area.
 */
export function history({ vault }: { vault: Vault }): Area<Reader> {
  const orders = importOrders(vault);
  const fed = { service: 'order', vault, kinds: { orders } } as const;
  return {
    routes: [listPastOrders({ vault })],
    subscriptions: { 'move-import': moveImport(fed), 'add-import-rows': addImportRows(fed) },
    jobs: [orders.kind],
    sends: [SendImportRows, NoteImport],
  };
}
