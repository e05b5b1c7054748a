import { type FileCleaner, fileCleaner, jpegOf } from '@toric/chassis/files/clean-file';
import { RETURN_PICTURE_UNREADABLE, RETURN_PICTURES_BUSY } from '@toric/contracts/order/returns/return.errors';

export const PICTURES_AT_MOST = 10;
/**
 * The longest side of a stored picture has this number of pixels. Such a picture shows whether the seal of a box is
 * broken.
 */
const LONGEST_SIDE = 2_000;

/** Returns a cleaner that rewrites pictures as JPEG without metadata. */
export const createPictureCleaner = (): FileCleaner =>
  fileCleaner({ busy: RETURN_PICTURES_BUSY, unreadable: RETURN_PICTURE_UNREADABLE }, ({ bytes }) =>
    jpegOf(bytes, LONGEST_SIDE),
  );
