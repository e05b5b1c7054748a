declare module 'virtual:runbooks' {
  /** The runbooks by the names of their files, without `.md`. */
  export const RUNBOOKS: Readonly<Record<string, import('./areas/operations/runbooks/runbook.ts').Runbook>>;
}
