/** Makes the register of MDR Art. 14(5): complaints, non-conforming devices, recalls and withdrawals. */
import type { VigilanceRecord } from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import type { PassedOn, Seriousness } from '@toric/contracts/complaint';
import { localDay } from '@toric/optics/local-day';
import type { z } from 'zod';

export type VigilanceRow = Omit<
  VigilanceRecord,
  'recordedOn' | 'recordedAt' | 'receivedAt' | 'passedOn' | 'lotState' | 'missing'
> & {
  readonly createdAt: Date;
  readonly receivedAt: Date | null;
  readonly passedOn: readonly z.infer<typeof PassedOn>[] | null;
  /** Is true if a lot with this GTIN and lot number is in quarantine. It is null if there is no such lot. */
  readonly quarantined: boolean | null;
  readonly recalledBy: readonly string[] | null;
};

function lotState({ gtin, lotNumber, quarantined, recalledBy }: VigilanceRow): string | null {
  if (gtin === null || lotNumber === null) return null;
  if (recalledBy) return `recalled: ${recalledBy.join(', ')}`;
  if (quarantined === null) return 'unknown';
  return quarantined ? 'quarantined' : 'good';
}

const MUST_BE_PASSED_ON: readonly z.infer<typeof Seriousness>[] = ['suspected-incident', 'suspected-serious-incident'];

/**
 * Returns the fields that the register demands and that are missing. Only a complaint can lack a field, because the
 * other rows come from our own books.
 */
function missingIn({ kind, gtin, lotNumber, seriousness, passedOn }: VigilanceRow): string[] {
  if (kind !== 'complaint') return [];
  const unforwarded = MUST_BE_PASSED_ON.some((one) => one === seriousness) && passedOn?.length === 0;
  return [
    ...(gtin === null ? ['gtin'] : []),
    ...(lotNumber === null ? ['lotNumber'] : []),
    ...(unforwarded ? ['passedOn'] : []),
  ];
}

export const vigilanceRecord =
  (timeZone: string) =>
  (row: VigilanceRow): VigilanceRecord => {
    const { createdAt, receivedAt, passedOn, quarantined: _, recalledBy: __, ...rest } = row;
    return {
      ...rest,
      recordedOn: localDay(timeZone, createdAt),
      recordedAt: createdAt.toISOString(),
      receivedAt: receivedAt?.toISOString() ?? null,
      passedOn: passedOn?.map(({ to, at }) => `${to} ${at}`).join('; ') || null,
      lotState: lotState(row),
      missing: missingIn(row),
    };
  };
