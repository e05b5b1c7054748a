/** Reads and writes the stages of deals. */
import type { DealStage } from '@toric/contracts/customer/pipeline/deal.http';
import type { Tx } from '@toric/messaging/sql';
import type { DealStage as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export const MAX_STAGES = 12;

export const stageView = ({
  id,
  nameEn,
  nameZh,
  probability,
  position,
  isActive,
}: Omit<Row, 'updatedAt'>): DealStage => ({
  ...{ id, name: { en: nameEn, zh: nameZh }, probability, position, isActive },
});

export async function readStages(db: Reader): Promise<DealStage[]> {
  const rows = await db.dealStage.findMany({ orderBy: [{ position: 'asc' }, { nameEn: 'asc' }] });
  return rows.map(stageView);
}

/**
 * Locks all stages until the transaction ends, so that two administrators cannot together take the last stages out of
 * use.
 */
export const lockStages = (tx: Tx): Promise<Row[]> =>
  tx.many<Row>`select * from deal_stage order by position, name_en for no key update`;

/**
 * Returns the id of a stage in use: the given stage, or the first one if none is given. Returns undefined if there is
 * no such stage.
 */
export async function findStage(tx: Tx, id: string | undefined): Promise<string | undefined> {
  const stage = await tx.maybe<{ id: string }>`
    select id from deal_stage where is_active and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    order by position, name_en limit 1`;
  return stage?.id;
}

export async function saveStage(
  tx: Tx,
  { id, name, probability, position, isActive }: DealStage,
  now: Date,
): Promise<void> {
  await tx.run`
    insert into deal_stage (id, name_en, name_zh, probability, position, is_active, updated_at)
    values (${id}, ${name.en}, ${name.zh}, ${probability}, ${position}, ${isActive}, ${now})
    on conflict (id) do update set name_en = excluded.name_en, name_zh = excluded.name_zh, probability = excluded.probability,
      position = excluded.position, is_active = excluded.is_active, updated_at = excluded.updated_at`;
}
