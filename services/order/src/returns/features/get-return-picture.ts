import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { RETURN_PICTURE_NOT_FOUND } from '@toric/contracts/order/returns/return.errors';
import { GetReturnPicture } from '@toric/contracts/order/returns/return-work.http';
import type { Reader } from '../../reader.store.ts';
import { readPicture } from '../return.reader.store.ts';

/** GET /returns/{returnId}/pictures/{pictureId}. Returns the bytes of a picture of returned goods. */
export const getReturnPicture = ({ vault }: { vault: Vault }) =>
  query<typeof GetReturnPicture, Reader>(GetReturnPicture, {
    async run({ params, actor, db }) {
      const bytes = await readPicture(db, vault, params, selfOf(actor));
      if (!bytes) throw RETURN_PICTURE_NOT_FOUND();
      return { mediaType: 'image/jpeg', fileName: `return-${params.pictureId}.jpg`, bytes };
    },
  });
