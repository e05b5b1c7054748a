import { z } from 'zod';

/** Names a country, a state of the US that demands more than federal law, or the European Union. */
export const Jurisdiction = z.enum(['US', 'US-CA', 'US-OK', 'GB', 'EU', 'CN', 'JP', 'KR']);
export type Jurisdiction = z.infer<typeof Jurisdiction>;
