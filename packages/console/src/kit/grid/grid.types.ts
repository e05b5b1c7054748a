import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';

/** Returns the text of another cell in the same row, as it is typed. */
export type TextOf = (column: string) => string;

export type GridColumn<R> = {
  readonly id: string;
  readonly label: Text;
  readonly width: number;
  readonly align?: 'end';
  /** The saved text. People copy it, and type another one. */
  readonly text: (row: R) => string;
  /** Shows a value that nobody types, in place of its text. */
  readonly show?: (row: R) => ReactNode;
  /** Returns what is wrong with a typed text. A column without it is only read. */
  readonly check?: (text: string, row: R, textOf: TextOf) => Text | undefined;
};

/** A row with edits: its saved values, and the texts of all its cells. */
export type EditedRow<R> = { readonly key: string; readonly row: R; readonly textOf: TextOf };
