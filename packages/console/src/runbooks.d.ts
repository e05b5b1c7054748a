declare module 'virtual:runbooks' {
  import type { Runbook } from './areas/operations/runbooks/runbook.ts';

  /** The runbooks by the names of their files, without `.md`. */
  export const RUNBOOKS: Readonly<Record<string, Runbook>>;
}
