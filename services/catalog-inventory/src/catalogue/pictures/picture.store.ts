import type { ProductPicture } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { MadePicture } from './picture-maker.ts';

type NewPicture = ProductPicture & {
  readonly productId: string;
  readonly position: number;
  readonly sizes: MadePicture['sizes'];
  readonly addedBy: string;
  readonly createdAt: Date;
};

export async function insertPicture(tx: Tx, picture: NewPicture): Promise<void> {
  const { id, productId, position, alt, width, height, sizes, addedBy, createdAt } = picture;
  await tx.run`
    insert into product_picture (id, product_id, position, alt_en, alt_zh, width, height, small, medium, large, added_by, created_at)
    values (${id}, ${productId}, ${position}, ${alt.en}, ${alt.zh}, ${width}, ${height}, ${sizes.small}, ${sizes.medium},
      ${sizes.large}, ${addedBy}, ${createdAt})`;
}

/** Writes the texts and the order of the pictures. The caller has locked their product. */
export async function savePictures(tx: Tx, pictures: readonly ProductPicture[]): Promise<void> {
  const rows = pictures.map(({ id, alt }, position) => ({ id, position, ...alt }));
  await tx.run`
    update product_picture p set position = r.position, alt_en = r.en, alt_zh = r.zh
    from json_to_recordset(${json(rows)}::json) as r(id uuid, position int, en text, zh text) where p.id = r.id`;
}

export async function deletePicture(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from product_picture where id = ${id}`;
}
