import { Density, type Preferences, Theme } from '@toric/contracts/customer/desk/desk.http';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

/**
 * Returns the preferences of a member of staff. If she has chosen nothing, returns the defaults with the given
 * language.
 */
export async function readPreferences(db: Reader, staffId: string, language: Language): Promise<Preferences> {
  const row = await db.staffPreference.findUnique({ where: { staffId } });
  if (!row) return { language, theme: 'system', density: 'dense', singleKeys: true, firstDay: [], rail: [] };
  return {
    language: LANGUAGES.find((one) => one === row.language) ?? language,
    theme: Theme.catch('system').parse(row.theme),
    density: Density.catch('dense').parse(row.density),
    singleKeys: row.singleKeys,
    firstDay: row.firstDay,
    rail: row.rail,
  };
}

export async function savePreferences(tx: Tx, staffId: string, chosen: Preferences, now: Date): Promise<void> {
  const { language, theme, density, singleKeys, firstDay, rail } = chosen;
  await tx.run`
    insert into staff_preference (staff_id, language, theme, density, single_keys, first_day, rail, updated_at)
    values (${staffId}, ${language}, ${theme}, ${density}, ${singleKeys}, ${firstDay}, ${rail}, ${now})
    on conflict (staff_id) do update set language = excluded.language, theme = excluded.theme, density = excluded.density,
      single_keys = excluded.single_keys, first_day = excluded.first_day, rail = excluded.rail,
      updated_at = excluded.updated_at`;
}
