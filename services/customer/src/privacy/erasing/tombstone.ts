import { z } from 'zod';

/** Describes the proof that a customer was erased: two ids and a time, but no name. */
export const Tombstone = z.object({ customerId: z.uuid(), requestId: z.uuid(), erasedAt: z.iso.datetime() });
export type Tombstone = z.infer<typeof Tombstone>;
