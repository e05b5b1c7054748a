import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SetLotBin } from '@toric/contracts/catalog-inventory/picking/bin.http';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { lotView } from '../../stock/lot.ts';
import { findLot, setBin } from '../../stock/lot.store.ts';

/** PUT /lots/{lotId}/bin. Sets the bin in which the boxes of a lot lie. */
export const setLotBin = command(SetLotBin, {
  async run({ params: { lotId }, body: { bin }, tx }) {
    await setBin(tx, lotId, bin);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    return answer(lotView(lot));
  },
});
