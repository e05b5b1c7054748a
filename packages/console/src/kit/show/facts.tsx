import { Fragment, type ReactNode } from 'react';
import { Said, type SaidText } from './said.tsx';

export type FactRow = { readonly label: SaidText; readonly value: ReactNode; readonly total?: boolean };

type Props = {
  readonly rows: readonly (FactRow | false | null | undefined)[];
  /** If true, the labels of the facts are shown above their values, for narrow places. */
  readonly one?: boolean;
  /** If true, the values of the facts are aligned to the end, as in a sum. */
  readonly sum?: boolean;
};

/** Shows a list of facts, each with its label. Facts without a value are left out. */
export function Facts({ rows, one = false, sum = false }: Props) {
  const shown = rows.filter((row): row is FactRow => !!row && row.value !== null && row.value !== undefined);
  return (
    <dl className={['facts', one && 'one', sum && 'sum'].filter(Boolean).join(' ')}>
      {shown.map(({ label, value, total }, index) => (
        <Fragment key={index}>
          <dt className={total ? 'total' : undefined}>
            <Said>{label}</Said>
          </dt>
          <dd className={total ? 'total' : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
