/**
 * Declares the operations on pictures of products. Pictures are public. Each picture is stored in three sizes when it
 * is added.
 */
import { z } from 'zod';
import { Download, Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine } from '../../kernel/text.ts';
import { PRODUCT_NOT_FOUND } from './catalogue.errors.ts';
import { productParams, ProductView } from './catalogue.http.ts';
import { PICTURE_BUSY, PICTURE_NOT_FOUND, PICTURE_TOO_MANY, PICTURE_UNREADABLE } from './picture.errors.ts';

const owner = 'catalog-inventory';
const editors = ['admin', 'sales'] as const;

/** States the sizes of a picture in pixels of its longest side. A smaller picture is not enlarged. */
export const PICTURE_SIDES = { small: 160, medium: 480, large: 1_200 } as const;
export const PictureSize = z
  .enum(['small', 'medium', 'large'])
  .meta({ description: 'The longest side: `small` 160, `medium` 480, `large` 1,200 pixels.' });
export type PictureSize = z.infer<typeof PictureSize>;

/** One product has at most this number of pictures. */
export const PICTURES_AT_MOST = 12;

const AltText = oneLine(200).min(3);
const alt = {
  altEn: AltText.meta({ description: 'Tells in English what the picture shows.', example: 'A box of six lenses' }),
  altZh: AltText.meta({ description: 'Tells in Chinese what the picture shows.', example: '一盒六片装镜片' }),
};
const pictureParams = productParams.extend({ pictureId: Id });

export const AddProductPicture = operation({
  id: 'addProductPicture',
  record: ['product.changed'],
  endpoint: 'POST /products/{handle}/pictures',
  owner,
  summary: 'Add a picture to a product',
  description: `The file has at most 5 MiB. It is rewritten as WebP in three sizes before it is stored, and metadata such as place and camera is removed. A product has at most ${PICTURES_AT_MOST} pictures. The first one is shown in lists.`,
  allow: editors,
  params: productParams,
  query: z.strictObject(alt),
  file: {
    limit: 5 * 1024 * 1024,
    otherTypes: { 'image/jpeg': undefined, 'image/png': undefined, 'image/webp': undefined },
  },
  reply: ProductView,
  status: 201,
  location: '/products/{id}',
  versioned: true,
  errors: [PRODUCT_NOT_FOUND, PICTURE_UNREADABLE, PICTURE_TOO_MANY, PICTURE_BUSY],
});

export const ChangeProductPicture = operation({
  id: 'changeProductPicture',
  record: ['product.changed'],
  endpoint: 'PATCH /products/{handle}/pictures/{pictureId}',
  owner,
  summary: 'Change the text or the place of a picture',
  allow: editors,
  params: pictureParams,
  body: z.strictObject({
    altEn: alt.altEn.optional(),
    altZh: alt.altZh.optional(),
    place: z.int().min(1).max(PICTURES_AT_MOST).optional().meta({
      description: 'The place among the pictures of the product. 1 is shown in lists.',
    }),
  }),
  example: { altEn: 'A box of six lenses', altZh: '一盒六片装镜片', place: 1 },
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND, PICTURE_NOT_FOUND],
});

export const RemoveProductPicture = operation({
  id: 'removeProductPicture',
  record: ['product.changed'],
  endpoint: 'DELETE /products/{handle}/pictures/{pictureId}',
  owner,
  summary: 'Remove a picture of a product',
  allow: editors,
  params: pictureParams,
  reply: ProductView,
  status: 200,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND, PICTURE_NOT_FOUND],
});

export const GetProductPicture = operation({
  id: 'getProductPicture',
  endpoint: 'GET /product-pictures/{pictureId}/{size}',
  owner,
  summary: 'Download a picture of a product',
  description:
    'The bytes of an id and a size never change, so caches may keep them for a year. The picture of a hidden product is shown to whoever knows its id.',
  allow: ['public'],
  cacheable: true,
  params: z.strictObject({ pictureId: Id, size: PictureSize }),
  reply: Download,
  download: ['image/webp'],
  errors: [PICTURE_NOT_FOUND],
});
