import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_TAG_NAME_TAKEN } from '@toric/contracts/order/tags/order-tag.errors';
import { CreateOrderTag } from '@toric/contracts/order/tags/order-tag.http';
import { findTakenName, insertTag, lockNames, tagView } from '../order-tag.store.ts';

/** POST /order-tags. Defines a tag for orders. */
export const createOrderTag = command(CreateOrderTag, {
  async run({ body: { name, colour }, tx, now, newId }) {
    const id = newId();
    await lockNames(tx);
    const taken = await findTakenName(tx, name, id);
    if (taken !== undefined) throw ORDER_TAG_NAME_TAKEN({ name: taken });
    const view = tagView(await insertTag(tx, { id, name, colour, now }));
    return answer(view).records({ action: 'order-tag.added', subject: id, fields: changed({}, { name, colour }) });
  },
});
