/** Describes how long backups are kept. */
import { z } from 'zod';

export const Retention = z.strictObject({
  /** Holds the number of days for which every backup is kept, and for which a restore to any moment is possible. */
  keepAllDays: z.int().min(1).max(3_650).default(14),
  /** Holds the number of further weeks of which the last backup is kept. */
  weeks: z.int().min(0).max(520).default(6),
  /**
   * Holds the number of further months of which the last backup is kept. The months begin at the end of `keepAllDays`,
   * like the weeks.
   */
  months: z.int().min(0).max(120).default(6),
  /** Holds the number of days after which a key store is deleted. The key store of the newest backup is always kept. */
  keyStoreDays: z.int().min(1).max(3_650).default(35),
});
export type Retention = z.infer<typeof Retention>;

export const RETENTION: Retention = Retention.parse({});
