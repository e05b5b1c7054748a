import type { ImportFileView, ImportReading } from '@toric/contracts/customer/imports/import-file.http';
import { type ImportField, NEEDED_OF } from '@toric/contracts/customer/imports/import-field';
import { useState } from 'react';

export type Mapping = {
  readonly fields: readonly (ImportField | null)[];
  /** Lists alternative fields of which at least one needs a column. It is undefined if nothing is missing. */
  readonly missing: readonly ImportField[] | undefined;
  choose(column: number, field: ImportField | null): void;
};

/** Holds the field of each column. A field that is chosen for another column is removed from its former column. */
export function useMapping({ subject }: ImportFileView, { columns }: ImportReading): Mapping {
  const [fields, setFields] = useState<readonly (ImportField | null)[]>(columns.map(({ field }) => field));
  return {
    fields,
    missing: NEEDED_OF[subject].find((one) => !one.some((field) => fields.includes(field))),
    choose: (column, field) =>
      setFields((before) =>
        before.map((one, index) => {
          if (index === column) return field;
          return one === field ? null : one;
        }),
      ),
  };
}
