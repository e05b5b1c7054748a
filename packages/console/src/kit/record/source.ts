import { createContext, useContext } from 'react';
import type { Version } from '../form/merge/use-merge.ts';

/** Describes the record of the page, its ETag, and the function that reads it again if two people change it. */
export type RecordSource = {
  readonly record: unknown;
  readonly etag: string | undefined;
  /** Holds the id of the record, by which the change record finds its changes. */
  readonly subject: string | undefined;
  readonly read: () => Promise<Version>;
};

export const RecordSourceContext = createContext<RecordSource | undefined>(undefined);

/**
 * Returns the source of a record. Returns undefined if it is not the record of the page, but for example a row in a
 * tab.
 */
export function useSourceOf(record: unknown): RecordSource | undefined {
  const source = useContext(RecordSourceContext);
  return source?.record === record ? source : undefined;
}
