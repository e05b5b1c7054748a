import type { NewItem } from '@toric/chassis/jobs/job-kind';
import type { JobOf } from '@toric/chassis/jobs/job-kind';
import type { Vault } from '@toric/chassis/data/vault';
import type { Read } from '@toric/messaging/sql';
import { readPieces } from './import-file.store.ts';
import { fileRows } from './reading/file-rows.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

type Context = {
  readonly read: Read;
  readonly vault: Vault | undefined;
  readonly job: JobOf<ImportPlan>;
  readonly after: number;
};

/**
 * Returns the source of an import: the rows of its file. `keysOf` returns the digests that two rows must not share.
 * After a crash the file is read from its beginning again, and rows that are stored already are skipped.
 */
export const importSource = (keysOf: (row: ImportedRow, plan: ImportPlan) => readonly string[]) =>
  async function* ({ read, vault, job, after }: Context): AsyncGenerator<NewItem<ImportedRow>> {
    if (!vault) throw new Error('the rows of a file are personal: an import needs a vault');
    const { fileId, shape, head } = job.plan;
    let skipped = 0;
    for await (const cells of fileRows(readPieces(read, vault, fileId), shape, head)) {
      if (skipped++ < after) continue;
      const change = { cells };
      yield { change, keys: keysOf(change, job.plan) };
    }
  };
