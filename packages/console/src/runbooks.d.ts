declare module 'virtual:runbooks' {
  import type { Runbook } from './areas/operations/runbooks/runbook.ts';

  /** Holds the runbooks by the names of their files, without `.md`. */
  export const RUNBOOKS: Readonly<Record<string, Runbook>>;
}
