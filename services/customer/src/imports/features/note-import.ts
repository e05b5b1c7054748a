import { NoteImport } from '@toric/contracts/customer/imports/import.messages';
import { on } from '@toric/messaging/subscription';
import { deleteFile, isFileInUse } from '../import-file.store.ts';
import { findFed, saveFedState } from '../plans/fed-import.store.ts';
import type { ImportKinds } from '../plans/import-kinds.ts';
import { noteStep } from '../migrations/migration.flow.ts';

/**
 * ⇐ customer.note-import.v1. Deletes the file of a finished import, and continues its migration →
 * customer.import-moved.v1.
 */
export const noteImport = (kinds: ImportKinds) =>
  on(NoteImport, {
    async run({ message, tx, now, newId }) {
      const { jobId, state } = message;
      await saveFedState(tx, jobId, state);
      const outcome = await noteStep({ tx, now, newId }, kinds, message);
      const fed = state === 'done' ? await findFed(tx, jobId) : undefined;
      if (fed && !(await isFileInUse(tx, fed.plan.fileId, jobId))) await deleteFile(tx, fed.plan.fileId);
      return outcome;
    },
  });
