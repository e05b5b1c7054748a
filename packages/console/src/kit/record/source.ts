import { createContext, useContext } from 'react';
import type { Version } from '../form/merge/use-merge.ts';

/** The record of the page, its ETag, and how it is read again if two people change it. */
export type RecordSource = {
  readonly record: unknown;
  readonly etag: string | undefined;
  /** The id of the record, by which its changes are found. */
  readonly subject: string | undefined;
  readonly read: () => Promise<Version>;
};

export const RecordSourceContext = createContext<RecordSource | undefined>(undefined);

/** Returns the source of a record, or undefined if it is not the record of the page, such as a row in one of its tabs. */
export function useSourceOf(record: unknown): RecordSource | undefined {
  const source = useContext(RecordSourceContext);
  return source?.record === record ? source : undefined;
}
