import type { Reader } from '../reader.store.ts';

/** Returns at most `most` customers who have this phone number. Staff decide whether one of them is the author. */
export async function readByPhone(db: Reader, phoneIndex: string, most: number): Promise<string[]> {
  const rows = await db.customer.findMany({
    where: { phoneIndex, erasedAt: null },
    ...{ select: { id: true }, orderBy: { id: 'asc' }, take: most },
  });
  return rows.map(({ id }) => id);
}
