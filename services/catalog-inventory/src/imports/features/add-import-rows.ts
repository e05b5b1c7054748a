import { addImportRows as adding, type FedImports } from '@toric/chassis/imports/fed-import';

/** ⇐ customer.import-rows-sent.v1. Adds rows of an uploaded file to their import job → customer.send-import-rows.v1. */
export const addImportRows = (imports: FedImports) => adding(imports);
