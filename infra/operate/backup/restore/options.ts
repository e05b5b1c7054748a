import type { ReaderKeys } from '../keys/backup-keys.ts';
import type { Target } from '../targets/target.ts';

/** Chooses a backup: by its id, or the newest one that ended at or before `until`. */
export type Chosen = {
  /** Holds the id of a backup. The shop is restored to the end of this backup, and not to a later moment. */
  readonly backup?: string | undefined;
  /** Holds the instant to which the shop is restored. Undefined means the end of the WAL. */
  readonly until?: Date | undefined;
};

export type RestoreOptions = Chosen & {
  readonly target: Target;
  readonly keys: ReaderKeys;
  /** Names an empty folder, which becomes the data directory of the restored server (PGDATA). */
  readonly cluster: string;
  /** Names the folder from which the server reads WAL segments during the recovery. */
  readonly walDir: string;
  readonly log: (line: string) => void;
};
