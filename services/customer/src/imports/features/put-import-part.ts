import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { IMPORT_FILE_NOT_FOUND, IMPORT_FILE_PART } from '@toric/contracts/customer/imports/import-file.errors';
import { PART_BYTES, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import type { Reader } from '../../reader.store.ts';
import { bytesOf, partsOf, savePart } from '../import-file.store.ts';
import { requireFile } from '../read-file.flow.ts';

/** PUT /imports/{fileId}/parts/{part}. Stores a part of a file, encrypted. */
export const putImportPart = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof PutImportPart, Reader, null>(PutImportPart, {
    async prepare({ params: { fileId, part }, file: { bytes }, actor, aside }) {
      const file = await requireFile({ read: aside, vault, actor }, fileId);
      const wanted = part <= partsOf(file) ? bytesOf(file, part) : 0;
      if (bytes.length !== wanted) throw IMPORT_FILE_PART({ part, bytes: wanted, partBytes: PART_BYTES });
      return null;
    },
    async run({ params: { fileId, part }, file: { bytes }, tx }) {
      if (!(await savePart(tx, vault, fileId, part, bytes))) throw IMPORT_FILE_NOT_FOUND();
      return noContent();
    },
  });
