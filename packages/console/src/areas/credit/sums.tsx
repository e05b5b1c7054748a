import type { CreditView } from '@toric/contracts/order/credit/credit.http';
import { Money } from '../../kit/show/money.tsx';

type Exposures = CreditView['exposures'];

/** Shows the sum of the open orders and the limit, in each currency. */
export const Sums = ({ exposures }: { readonly exposures: Exposures }) => (
  <ul>
    {exposures.map(({ open, allowed }) => (
      <li key={open.currency}>
        <Money value={open} /> / <Money value={allowed} />
      </li>
    ))}
  </ul>
);

/** Returns the sums of the open orders as plain text, for downloads, in minor units. */
export const sumsText = (exposures: Exposures): string =>
  exposures.map(({ open, allowed }) => `${open.amount} of ${allowed?.amount ?? '-'} ${open.currency}`).join(', ');
