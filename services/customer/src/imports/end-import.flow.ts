import type { EndContext } from '@toric/chassis/jobs/job-kind';
import { type Background, jittered, loop, transaction } from '@toric/chassis/process/background';
import { deleteFile, findExpiredFiles, isFileInUse } from './import-file.store.ts';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';

const HOUR_MS = 3_600_000;

/**
 * Deletes the file of a finished import, unless another job also imports the file. After a stopped job, the file is
 * kept for a week, so that it can be planned again with other fields.
 */
export async function endImport({ tx, job, state }: EndContext<ImportPlan>): Promise<void> {
  const { fileId } = job.plan;
  if (state === 'done' && !(await isFileInUse(tx, fileId, job.id))) await deleteFile(tx, fileId);
}

/** Deletes files that nobody imported within a week. */
export const deleteOldFiles: Background = ({ database, log }) => {
  const stopping = new AbortController();
  const failed = (err: unknown) => log.warn({ err }, 'old files of imports wait to be deleted');
  const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(HOUR_MS), failed }, () =>
    transaction(database, async (tx) => {
      for (const { id } of await findExpiredFiles(tx)) await deleteFile(tx, id);
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
};
