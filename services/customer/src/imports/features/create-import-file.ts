import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CreateImportFile, PART_BYTES } from '@toric/contracts/customer/imports/import-file.http';
import { insertFile, partsOf } from '../import-file.store.ts';
import { requireImporter } from '../read-file.flow.ts';

/** POST /imports. Announces a file, whose parts are sent next. */
export const createImportFile = ({ vault }: { vault: Vault }) =>
  command(CreateImportFile, {
    async run({ body: { subject, name, size }, actor, tx, now, newId }) {
      requireImporter(subject, actor);
      const id = newId();
      await insertFile(tx, vault, { id, subject, name, size, createdBy: actor.id, now });
      return answer({ id, parts: partsOf({ size }), partBytes: PART_BYTES });
    },
  });
