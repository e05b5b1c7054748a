import type { JobView } from '@toric/contracts/jobs/job.http';
import { JOB_KIND_WORDS } from '@toric/contracts/jobs/job.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';

/** Returns the name of a job. An undo has the name of the job that it reverts. */
function jobName({ kind, undoOf }: Pick<JobView, 'kind' | 'undoOf'>): Text {
  const { label } = JOB_KIND_WORDS[kind];
  return undoOf === null ? label : { en: `Undo: ${label.en}`, zh: `撤销：${label.zh}` };
}

/** Returns the number of records that a job has changed. */
export const changedBy = ({ counts }: Pick<JobView, 'counts'>): number =>
  counts.created + counts.updated + counts.removed;

export function JobTitle({ job }: { readonly job: Pick<JobView, 'kind' | 'undoOf'> }) {
  return <>{useWords()(jobName(job))}</>;
}
