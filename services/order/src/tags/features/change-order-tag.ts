import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { ORDER_TAG_NAME_TAKEN, ORDER_TAG_NOT_FOUND } from '@toric/contracts/order/tags/order-tag.errors';
import { ChangeOrderTag } from '@toric/contracts/order/tags/order-tag.http';
import { findTakenName, lockNames, lockTag, tagView, updateTag } from '../order-tag.store.ts';

/** PATCH /order-tags/{tagId}. Changes the name or the colour of a tag, or retires it. Orders keep a retired tag. */
export const changeOrderTag = command(ChangeOrderTag, {
  async run({ params: { tagId }, body, expectedVersion, tx, now }) {
    await lockNames(tx);
    const row = await lockTag(tx, tagId);
    if (!row) throw ORDER_TAG_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    const before = tagView(row);
    const { name = before.name, colour = before.colour, isRetired = before.isRetired } = body;
    const taken = await findTakenName(tx, name, tagId);
    if (taken !== undefined) throw ORDER_TAG_NAME_TAKEN({ name: taken });
    const after = tagView(await updateTag(tx, { ...before, name, colour, isRetired }, now));
    const fields = changed(before, after);
    const change = { action: 'order-tag.changed', subject: tagId, fields } as const;
    return answer(after).records(...(fields.length > 0 ? [change] : []));
  },
});
