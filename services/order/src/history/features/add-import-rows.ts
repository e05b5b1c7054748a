import { addImportRows as adding, type FedImports } from '@toric/chassis/imports/fed-import';

/**
 * ⇐ customer.import-rows-sent.v1. Adds rows of an import file to the job of the import → customer.send-import-rows.v1.
 */
export const addImportRows = (imports: FedImports) => adding(imports);
