import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';

/** Returns the typed text of another cell in the same row, by the column. */
export type TextOf = (column: string) => string;

export type GridColumn<R> = {
  readonly id: string;
  readonly label: Text;
  readonly width: number;
  readonly align?: 'end';
  /** Returns the saved text of a cell. People copy it, and type another text over it. */
  readonly text: (row: R) => string;
  /** Shows the value of a cell that nobody types, instead of its text. */
  readonly show?: (row: R) => ReactNode;
  /** Returns the fault of a text that was typed into a cell. A column without `check` is read-only. */
  readonly check?: (text: string, row: R, textOf: TextOf) => Text | undefined;
};

/** Describes a row with edits: its saved values, and the texts of all its cells. */
export type EditedRow<R> = { readonly key: string; readonly row: R; readonly textOf: TextOf };
