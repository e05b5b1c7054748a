import { z } from 'zod';

/** The proof that a customer was erased: two ids and a time. It has no name. */
export const Tombstone = z.object({ customerId: z.uuid(), requestId: z.uuid(), erasedAt: z.iso.datetime() });
export type Tombstone = z.infer<typeof Tombstone>;
