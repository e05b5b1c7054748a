import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { GetImportFile } from '@toric/contracts/customer/imports/import-file.http';
import { readMissing } from '../import-file.store.ts';
import { requireFile } from '../read-file.flow.ts';

/** GET /imports/{fileId}. Returns a file with the parts that have not arrived. */
export const getImportFile = ({ vault }: { vault: Vault }) =>
  query(GetImportFile, {
    async run({ params: { fileId }, actor, read }) {
      const file = await requireFile({ read, vault, actor }, fileId);
      const { id, subject, name, size, createdAt, expiresAt } = file;
      return {
        ...{ id, subject, name, size, missingParts: await readMissing(read, file) },
        ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
      };
    },
  });
