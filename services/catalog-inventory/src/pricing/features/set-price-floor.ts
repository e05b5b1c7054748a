import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SetPriceFloor } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { priceFloorView } from '../price.ts';
import { insertPriceFloor } from '../price-floor.store.ts';

/** POST /price-floors. Sets the floor of prices in a market. Present prices stay in force. */
export const setPriceFloor = command(SetPriceFloor, {
  async run({ body, actor, tx, now, newId }) {
    const floor = { ...body, id: newId(), setBy: actor.id, createdAt: now };
    await insertPriceFloor(tx, floor);
    const { reason, market, amount, currency, share } = floor;
    const fields = changed({}, { market, amount, currency, share });
    return answer(priceFloorView(floor)).records({ action: 'price-floor.set', subject: floor.id, why: reason, fields });
  },
});
