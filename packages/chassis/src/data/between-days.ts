const DAY_MS = 86_400_000;

/**
 * Returns the Prisma condition for rows that were created from the first to the last day, both included, in UTC.
 * Without days the condition is empty.
 */
export function betweenDays(from: string | undefined, to: string | undefined) {
  if (from === undefined && to === undefined) return {};
  return {
    createdAt: {
      ...(from !== undefined && { gte: new Date(from) }),
      ...(to !== undefined && { lt: new Date(Date.parse(to) + DAY_MS) }),
    },
  };
}
