/** Stores pictures of returned goods. The bytes of each picture are sealed. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';

const cellOf = (id: string) => ({ table: 'return_picture', column: 'sealed', row: id });

export const countPictures = async (tx: Tx, returnId: string): Promise<number> =>
  (await tx.one<{ count: number }>`select count(*)::int as count from return_picture where return_id = ${returnId}`)
    .count;

type NewPicture = {
  readonly id: string;
  readonly returnId: string;
  readonly boxId: string | null;
  readonly addedBy: string;
  readonly createdAt: Date;
  readonly bytes: Buffer;
};

export async function insertPicture(tx: Tx, keys: Keyring, picture: NewPicture): Promise<void> {
  const { id, returnId, boxId, addedBy, createdAt, bytes } = picture;
  await tx.run`
    insert into return_picture (id, return_id, box_id, size, sealed, added_by, created_at)
    values (${id}, ${returnId}, ${boxId}, ${bytes.length}, ${keys.sealBytes(cellOf(id), bytes)}, ${addedBy}, ${createdAt})`;
}

export const openPicture = (keys: Keyring, { id, sealed }: { id: string; sealed: Uint8Array }): Buffer =>
  keys.openBytes(cellOf(id), Buffer.from(sealed));
