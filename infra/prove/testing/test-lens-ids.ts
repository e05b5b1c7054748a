import { createLensIds } from '@toric/optics/lens-id';

/** Holds the key of the lens ids in tests. All test stacks have it, so a test can compute the id of a lens. */
export const TEST_LENS_ID_KEY = Buffer.alloc(32, 1).toString('base64');
export const TEST_LENS_IDS = createLensIds(TEST_LENS_ID_KEY);
