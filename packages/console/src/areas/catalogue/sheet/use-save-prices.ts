import { ProblemError } from '@toric/client/problem-error';
import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { ListPriceProposals, ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import {
  ChangePrices,
  ListPackPrices,
  type PackPriceView,
} from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { GetProduct, ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { useState } from 'react';
import { useCommand } from '../../../app/api.ts';
import { slugOf } from '../../../app/problem.ts';
import { tell } from '../../../app/tell.tsx';
import { count } from '../../../app/words.ts';
import type { EditedRow } from '../../../kit/grid/grid.types.ts';
import type { SheetState } from '../../../kit/grid/use-sheet.ts';
import { placedFaults } from '../../../kit/grid/placed-faults.ts';
import { pricesOf, proposalOf } from './price-cells.ts';

type Row = EditedRow<PackPriceView>;

/**
 * Names the column that shows an error of the API. Errors about the whole row are shown in the column of the amount.
 */
const COLUMNS: Readonly<Record<string, string>> = { amount: 'amount', currency: 'currency', taxRate: 'tax' };

/** Saves a sheet of prices. Prices that need a second person can be proposed instead. */
export function useSavePrices(sheet: SheetState<PackPriceView>, readAgain: () => Promise<unknown>) {
  const refreshes = [ListPackPrices, ListPriceChanges, ListProducts, GetProduct];
  const change = useCommand(ChangePrices, { refreshes });
  const propose = useCommand(ProposePrices, { refreshes: [ListPriceProposals] });
  /** Holds the rows that the shop refused because one person may not set their prices alone. */
  const [toPropose, setToPropose] = useState<readonly Row[]>([]);

  async function done(keys: readonly string[]): Promise<void> {
    await readAgain();
    sheet.saved(keys);
    setToPropose([]);
  }

  async function save(reason: string): Promise<void> {
    const { edited } = sheet;
    try {
      const { body } = await change.run({ body: { reason, prices: pricesOf(edited) } });
      await done(edited.map(({ key }) => key));
      tell(
        count(body.changed, {
          one: '{n} price is changed.',
          other: '{n} prices are changed.',
          zh: '已更改 {n} 个价格。',
        }),
      );
    } catch (problem) {
      if (!(problem instanceof ProblemError)) return;
      const faults = placedFaults(problem, 'prices', edited, COLUMNS);
      sheet.refuse(faults);
      if (slugOf(problem) !== 'price.needs-approval') return setToPropose([]);
      const refused = new Set(faults.map(({ row }) => row));
      setToPropose(edited.filter(({ key }) => refused.has(key)));
    }
  }

  async function proposeThem(reason: string): Promise<void> {
    const { body } = await propose.run({ body: { reason, prices: proposalOf(toPropose) } });
    await done(toPropose.map(({ key }) => key));
    tell(
      count(body.prices.length, {
        one: '{n} price is proposed. It holds when finance approves it.',
        other: '{n} prices are proposed. They hold when finance approves them.',
        zh: '已提议 {n} 个价格，财务批准后生效。',
      }),
    );
  }

  return {
    save: (reason: string) => void save(reason),
    proposeThem: (reason: string) => void proposeThem(reason).catch(() => undefined),
    toPropose,
    busy: change.busy || propose.busy,
    problem: propose.problem ?? change.problem,
  };
}
