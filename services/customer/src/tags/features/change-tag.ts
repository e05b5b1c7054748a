import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { TAG_NAME_TAKEN, TAG_NOT_FOUND } from '@toric/contracts/customer/tags/tag.errors';
import { ChangeTag } from '@toric/contracts/customer/tags/tag.http';
import { findTakenName, lockNames, lockTag, tagView, updateTag } from '../tag.store.ts';

/** PATCH /tags/{tagId}. Renames, recolours or retires a tag. Customers keep a retired tag. */
export const changeTag = command(ChangeTag, {
  async run({ params: { tagId }, body, expectedVersion, tx, now }) {
    await lockNames(tx);
    const row = await lockTag(tx, tagId);
    if (!row) throw TAG_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    const before = tagView(row);
    const { name = before.name, colour = before.colour, isRetired = before.isRetired } = body;
    const taken = await findTakenName(tx, name, tagId);
    if (taken !== undefined) throw TAG_NAME_TAKEN({ name: taken });
    const after = tagView(await updateTag(tx, { ...before, name, colour, isRetired }, now));
    const fields = changed(before, after);
    return answer(after).records(
      ...(fields.length > 0 ? [{ action: 'tag.changed', subject: tagId, fields } as const] : []),
    );
  },
});
