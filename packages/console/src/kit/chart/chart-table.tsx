import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';

export type Format = (n: number) => string;
type Row = { readonly label: Text; readonly value: number };

/** The numbers of a chart as a table, for screen readers. */
export function ChartTable({
  label,
  rows,
  format,
}: {
  readonly label: Text;
  readonly rows: readonly Row[];
  readonly format: Format;
}) {
  const t = useWords();
  return (
    <table className="sr">
      <caption>{t(label)}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label.en}>
            <th scope="row">{t(row.label)}</th>
            <td>{format(row.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
