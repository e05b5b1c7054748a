import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import type { Logger } from 'pino';
import type { Job } from './job.ts';
import { type AnyJobKind, opened } from './job-kind.ts';
import { jobRoutes } from './job.routes.ts';
import { startJobs } from './runner.ts';
import { undoKind } from './undo.flow.ts';

type Opening = {
  readonly name: string;
  readonly kinds: readonly AnyJobKind[];
  readonly undoDays: number;
  readonly work: UnitOfWork;
  readonly log: Logger;
};

/**
 * Starts the runner of a service's jobs, and returns the routes of jobs. For a service without kinds it only returns
 * the routes.
 */
export function openJobs({ name, kinds: declared, undoDays, work, log }: Opening) {
  const kinds = declared.map(opened);
  const kindOf = ({ kind: named, undoOf }: Pick<Job, 'kind' | 'undoOf'>) => {
    const kind = kinds.find((one) => one.name === named);
    return kind && undoOf !== null ? undoKind(kind) : kind;
  };
  const runner = kinds.length > 0 ? startJobs({ work, kindOf, undoDays, log }) : undefined;
  const routes = jobRoutes({ name, kinds, kindOf, undoDays, wake: () => runner?.wake() });
  return { routes, stop: async () => runner?.stop() };
}
