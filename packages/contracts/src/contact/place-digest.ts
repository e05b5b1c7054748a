import { requestText } from '../kernel/text.ts';

/** Holds a keyed digest of the place that a client stated: of the region (r), of the postal code (p), or of both. */
export const PlaceDigest = requestText().regex(/^(?:r|p|rp)\.[\w-]{43}$/);
