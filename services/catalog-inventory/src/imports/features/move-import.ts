import { type FedImports, moveImport as moving } from '@toric/chassis/imports/fed-import';

/** ⇐ customer.import-moved.v1. Plans, starts, stops or undoes an import → customer.send-import-rows.v1. */
export const moveImport = (imports: FedImports) => moving(imports);
