import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import type { FileCleaner } from '@toric/chassis/files/clean-file';
import { preparedCommand, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RETURN_BOX_UNKNOWN, RETURN_TOO_MANY_PICTURES } from '@toric/contracts/order/returns/return.errors';
import { AddReturnPicture } from '@toric/contracts/order/returns/return-work.http';
import type { Reader } from '../../reader.store.ts';
import { PICTURES_AT_MOST } from '../pictures/clean-picture.ts';
import { countPictures, insertPicture } from '../pictures/picture.store.ts';
import { lockedReturn, showReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/pictures. Adds a picture of the goods to a return. The picture is rewritten before the
 * transaction, and stored sealed under the customer's key.
 */
export const addReturnPicture = ({ vault, clean }: { vault: Vault; clean: FileCleaner }) =>
  preparedCommand<typeof AddReturnPicture, Reader, Buffer>(AddReturnPicture, {
    prepare: ({ file }) => clean(file),
    async run({ params: { returnId }, query: { boxId }, actor, tx, now, newId, prepared: bytes }) {
      const found = await lockedReturn(tx, returnId, selfOf(actor));
      if (boxId !== undefined && !found.boxes.some(({ id }) => id === boxId)) throw RETURN_BOX_UNKNOWN();
      if ((await countPictures(tx, returnId)) >= PICTURES_AT_MOST)
        throw RETURN_TOO_MANY_PICTURES({ limit: PICTURES_AT_MOST });
      const { customerId } = found;
      const picture = { id: newId(), returnId, boxId: boxId ?? null, addedBy: actor.id, createdAt: now, bytes };
      await insertPicture(tx, await keyringFor(tx, vault, customerId), picture);
      const fields = changed({}, { pictureId: picture.id });
      return answer(showReturn(tx, vault, returnId, selfOf(actor))).records({
        ...{ action: 'return.pictured', subject: returnId, customerId, fields },
      });
    },
  });
