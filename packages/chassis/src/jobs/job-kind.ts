import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ItemOutcome, JobDeed, JobKindName } from '@toric/contracts/jobs/job-kind';
import type { ChangeSubject } from '@toric/contracts/record/change';
import type { Outcome } from '@toric/messaging/outcome';
import type { Read, Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import type { Vault } from '../data/vault.ts';
import type { Job } from './job.ts';

/** Names a table that holds rows of a record. */
export type RecordTable = {
  readonly table: string;
  /** Names the uuid column that holds the id of the record: `id` of a customer, `customer_id` of an address. */
  readonly key: string;
  /**
   * Names the database function that removes rows of an append-only table. It takes the id of the job and the ids of
   * the records, and must make sure that the job created them.
   */
  readonly removedBy?: string;
  /**
   * Is true if the rows are derived from others, such as a search index. An undo restores them, but a change of such
   * rows alone does not count as a change of the record.
   */
  readonly isDerived?: true;
};

export type PlannedItem<C = unknown> = {
  readonly seq: number;
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  readonly change: C;
};

export type ItemReason = { readonly column?: string | undefined; readonly detail: Text };

export type NewItem<C = unknown> = {
  readonly change: C;
  /**
   * Lists the ids of the records that the item changes, the main record first. Omit them for a record that is to be
   * created.
   */
  readonly recordIds?: readonly string[];
  /** Names the person whom the data describes. An erasure of this person deletes the item. */
  readonly personId?: string | null;
  /**
   * Lists digests that no two items of a job may share. The later item is rejected. The ids of records are added to the
   * digests.
   */
  readonly keys?: readonly string[];
  /** Lists the reasons if the item cannot be carried out, whatever the state of the records is. */
  readonly rejected?: readonly ItemReason[];
};

/**
 * Describes the contents of a record in one normal form, as a digest, with the figures that a proof sums. The digest of
 * personal contents is keyed.
 */
export type Content = {
  readonly digest: string;
  readonly boxes?: number;
  /** Holds the amount of money in the contents, in minor units of the currency. A proof sums these amounts. */
  readonly amount?: number;
  readonly currency?: string;
};

type Kept = {
  readonly personId?: string | null;
  /** Holds the contents that the item wants in the record. A proof later compares them with the stored contents. */
  readonly content?: Content;
  /**
   * Lists facts that a person should know about an item that was carried out, such as rows that an undo left unchanged.
   */
  readonly reasons?: readonly ItemReason[];
};

export type ItemResult =
  | ({ readonly did: 'created'; readonly recordIds: readonly [string, ...string[]] } & Kept)
  | ({ readonly did: 'updated' | 'removed' | 'unchanged'; readonly recordIds?: readonly string[] } & Kept)
  | { readonly did: 'rejected'; readonly reasons: readonly ItemReason[] };

export type JobOf<P = unknown> = {
  readonly id: string;
  readonly plan: P;
  readonly createdBy: string;
  /** Names the job that this job undoes. */
  readonly undoOf: string | null;
  readonly overwrite: boolean;
};

export type JobContext<P = unknown> = {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  readonly job: JobOf<P>;
  readonly isDryRun: boolean;
};

export type EndContext<P = unknown> = Omit<JobContext<P>, 'isDryRun'> & {
  readonly state: 'done' | 'cancelled' | 'failed';
};

/** Holds the results in the order of the items. The outcome is dropped in a dry run. */
export type PageResult = { readonly results: readonly ItemResult[]; readonly outcome?: Outcome | undefined };

/** Holds the parts of a transaction that work on jobs needs. */
export type JobWork = Omit<JobContext, 'job' | 'isDryRun'>;

/** Describes the context of a job that waits for a person, or has ended. */
export type ReachedContext = JobWork & { readonly job: Job };

type UndoneItem = {
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  /** States what the undo does to a record. For example, it removes a record that the job created. */
  readonly did: JobDeed;
};

/** Describes the file of the rejected rows of a job, in the format of the file that was sent. */
export type RejectedFile<C, P> = {
  readonly head: (plan: P) => readonly string[];
  readonly cells: (change: C, plan: P) => readonly string[];
};

type SourceContext<P> = {
  readonly read: Read;
  readonly vault: Vault | undefined;
  readonly job: JobOf<P>;
  /** Counts the items that were read before. The source continues after them. */
  readonly after: number;
};

type JobKind<C = unknown, P = unknown> = {
  readonly name: JobKindName;
  /**
   * Names the type under which the change record lists the main record of an item. The console uses it for the link to
   * this record.
   */
  readonly subject: ChangeSubject;
  /** Names the lock of the kind. Jobs with the same lock run one after the other in a service. */
  readonly lock: string;
  /** Lists the roles that may plan, see, start, cancel and undo jobs of the kind. */
  readonly allow: readonly StaffRole[];
  /**
   * Encrypts the changes. Set it if they are personal. They are sealed under a key of the job, which is destroyed with
   * the items.
   */
  readonly vault?: Vault | undefined;
  /** Parses the plan, which is stored in clear. It has only ids, filters and mappings, and no personal data. */
  readonly plan: z.ZodType<P>;
  readonly change: z.ZodType<C>;
  /** Lists the tables of which the records of an item consist, parents first. */
  readonly tables: readonly RecordTable[];
  /** Lists tables without a foreign key whose rows forbid that a created record is removed. */
  readonly keeps?: readonly RecordTable[];
  /** If false, a job of this kind cannot be undone. This applies to a ledger, whose rows nobody removes. */
  readonly undoable?: false;
  /** Is true if another service sends the items in messages. The job then waits for them. */
  readonly isFed?: true;
  readonly pageSize?: number;
  /** Reads the items page by page, from a file or by a filter. */
  readonly source?: (context: SourceContext<P>) => AsyncIterable<NewItem<C>>;
  /**
   * Finds the records of items before they are locked, in the order of the items. By default these are the records that
   * the items name.
   */
  readonly records?: (
    items: readonly PlannedItem<C>[],
    context: JobContext<P>,
  ) => Promise<readonly (readonly string[])[]>;
  /**
   * Computes values for a change before its page runs, while the database works on the page before it. It only fills a
   * cache of the kind: `apply` must also work without it.
   */
  readonly prepare?: (change: C, plan: P, now: Date) => void;
  readonly rejectedFile?: RejectedFile<C, P>;
  /** Carries out one page of items. It changes no records but those of the items. */
  readonly apply: (items: readonly PlannedItem<C>[], context: JobContext<P>) => Promise<PageResult>;
  /** Returns the messages and changes of an undo, after the rows were restored. */
  readonly undone?: (items: readonly UndoneItem[], context: JobContext<P>) => Promise<Outcome>;
  /**
   * Undoes items by new rows instead of restoring the old rows, as a ledger demands. It gets the items that the job
   * applied, with the ids of their records. Such an undo cannot be undone.
   */
  readonly takeBack?: (items: readonly PlannedItem[], context: JobContext) => Promise<PageResult>;
  /** Returns the present contents of records by the ids of the records, for a proof. A deleted record is left out. */
  readonly readBack?: (
    recordIds: readonly string[],
    context: Omit<JobContext<P>, 'isDryRun'>,
  ) => Promise<ReadonlyMap<string, Content>>;
  /** Returns the messages that report that a job waits to be started, or has ended. */
  readonly reached?: (context: ReachedContext) => Promise<Outcome>;
  /** Runs in the transaction in which a job ends: done, cancelled or failed. */
  readonly ended?: (context: EndContext<P>) => Promise<void>;
};

/**
 * Describes a kind of jobs whose TypeScript types are erased, so that all kinds fit into one list. The zod schemas
 * check the values at run time.
 */
export type AnyJobKind = JobKind<never, never>;
/** Describes a kind of jobs for the kernel, which parses changes and plans before it passes them to the kind. */
export type OpenKind = JobKind;

/**
 * Returns the kind of jobs without its types. The cast is safe, because the kernel parses all values that it passes to
 * the kind with the kind's own schemas.
 */
export const opened = (kind: AnyJobKind): OpenKind => kind as unknown as OpenKind;

/** Matches tables that no job may change. They have operations of their own, or are records that must not change. */
const NEVER =
  /^(consent|policy_text|suppression|change_|access_|data_key_|audit|operator_action|outbox|inbox|effect|process|dead_letter|stock_entry|.*ledger|payment|invoice|refund|credit_note|settlement|privacy_)/;
const NAME = /^[a-z][a-z0-9_]*$/;

/** Declares a kind of job. Throws if it names a table that no job may touch. */
export function jobKind<C, P>(kind: JobKind<C, P>): AnyJobKind {
  for (const { table, key, removedBy = 'none' } of [...kind.tables, ...(kind.keeps ?? [])]) {
    if (![table, key, removedBy].every((name) => NAME.test(name)))
      throw new Error(`the kind '${kind.name}' names ${table}.${key}: write names in small letters and underscores`);
  }
  const touched = kind.tables.find(({ table }) => NEVER.test(table));
  if (touched)
    throw new Error(
      `the kind '${kind.name}' names ${touched.table}: no job touches consent, suppression, ledgers, money and records of changes`,
    );
  if (kind.undoable !== false && kind.tables.length === 0 && !kind.takeBack)
    throw new Error(`the kind '${kind.name}' names no table, so it could not be undone: say undoable: false`);
  // the cast is safe: the type parameters of the function have checked the caller's types against each other
  return kind as unknown as AnyJobKind;
}

export const NO_COUNTS: Readonly<Record<ItemOutcome, number>> = {
  ...{ created: 0, updated: 0, removed: 0, unchanged: 0, rejected: 0 },
};
