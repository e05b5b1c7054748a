import type { ProblemError } from '@toric/client/problem-error';
import type { Text } from '@toric/contracts/kernel/sentence';

type Placed = { readonly row: string; readonly column: string; readonly fault: Text };

/**
 * Returns the cells that show the errors of a refusal: `/prices/3/amount` is a cell of the fourth row that was sent.
 * The error of a field without its own column is shown in the first column.
 */
export function placedFaults(
  { problem }: ProblemError,
  list: string,
  sent: readonly { readonly key: string }[],
  columns: Readonly<Record<string, string>>,
): Placed[] {
  const [first = ''] = Object.values(columns);
  return (problem.errors ?? []).flatMap(({ pointer, detail }) => {
    const [, index, field = ''] = new RegExp(`^/${list}/(\\d+)/?(\\w*)`).exec(pointer) ?? [];
    const row = sent[Number(index)];
    // the sentence of the API is already in the language of the person
    return row ? [{ row: row.key, column: columns[field] ?? first, fault: { en: detail, zh: detail } }] : [];
  });
}
