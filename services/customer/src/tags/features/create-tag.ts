import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TAG_NAME_TAKEN } from '@toric/contracts/customer/tags/tag.errors';
import { CreateTag } from '@toric/contracts/customer/tags/tag.http';
import { findTakenName, insertTag, lockNames, tagView } from '../tag.store.ts';

/** POST /tags. Defines a tag for customers. */
export const createTag = command(CreateTag, {
  async run({ body: { name, colour }, tx, now, newId }) {
    const id = newId();
    await lockNames(tx);
    const taken = await findTakenName(tx, name, id);
    if (taken !== undefined) throw TAG_NAME_TAKEN({ name: taken });
    const view = tagView(await insertTag(tx, { id, name, colour, now }));
    return answer(view).records({ action: 'tag.added', subject: id, fields: changed({}, { name, colour }) });
  },
});
