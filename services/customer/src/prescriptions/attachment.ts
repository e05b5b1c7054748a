import { ATTACHMENT_TOO_MANY } from '@toric/contracts/customer/prescriptions/attachment.errors';
import type { Attachment, StoredFileType } from '@toric/contracts/customer/prescriptions/attachment.http';

const LIMIT = 10;

/** Returns the type in which a file is stored: JPEG for every picture, PDF for a PDF. */
export const storedTypeOf = (type: string): StoredFileType => (type === 'application/pdf' ? type : 'image/jpeg');

/**
 * Refuses another file if the prescription already has ten files, which is the limit. `count` is the number of its
 * files.
 */
export function assertBelowLimit(count: number): void {
  if (count >= LIMIT) throw ATTACHMENT_TOO_MANY({ limit: LIMIT });
}

/** Returns the file name of a download, made from the id. The file name that the sender used is not stored. */
export const fileNameOf = ({ id, mediaType }: Pick<Attachment, 'id' | 'mediaType'>): string =>
  `prescription-${id}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
