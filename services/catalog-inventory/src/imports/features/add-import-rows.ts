import { addImportRows as adding, type FedImports } from '@toric/chassis/imports/fed-import';

/** ⇐ customer.import-rows-sent.v1. Adds rows of a file to their job → customer.send-import-rows.v1. */
export const addImportRows = (imports: FedImports) => adding(imports);
