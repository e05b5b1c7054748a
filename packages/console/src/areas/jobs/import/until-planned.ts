import { GetJob, type JobView } from '@toric/contracts/jobs/job.http';
import { api } from '../../../app/api.ts';

const TRIES = 40;
const PAUSE_MS = 250;

/**
 * Waits until another service has planned the job of a file. That service receives the plan by a message, so this takes
 * a moment.
 */
export async function untilPlanned({ service, id }: Pick<JobView, 'service' | 'id'>): Promise<void> {
  if (service === 'customer') return;
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await api.call(GetJob, { params: { service, jobId: id } }).then(
      () => true,
      () => false,
    );
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
