import type { Reader } from '../reader.store.ts';

/** Returns the customers who have this phone number, for a list of proposals. */
export async function readByPhone(db: Reader, phoneIndex: string, most: number): Promise<string[]> {
  const rows = await db.customer.findMany({
    where: { phoneIndex, erasedAt: null },
    ...{ select: { id: true }, orderBy: { id: 'asc' }, take: most },
  });
  return rows.map(({ id }) => id);
}
