import { Density, type Preferences, Theme } from '@toric/contracts/customer/desk/desk.http';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

/** Returns the preferences of a member of staff. Somebody who has chosen nothing gets this language and the defaults. */
export async function readPreferences(db: Reader, staffId: string, language: Language): Promise<Preferences> {
  const row = await db.staffPreference.findUnique({ where: { staffId } });
  if (!row) return { language, theme: 'system', density: 'dense', singleKeys: true, firstDay: [] };
  return {
    language: LANGUAGES.find((one) => one === row.language) ?? language,
    theme: Theme.catch('system').parse(row.theme),
    density: Density.catch('dense').parse(row.density),
    singleKeys: row.singleKeys,
    firstDay: row.firstDay,
  };
}

export async function savePreferences(tx: Tx, staffId: string, chosen: Preferences, now: Date): Promise<void> {
  const { language, theme, density, singleKeys, firstDay } = chosen;
  await tx.run`
    insert into staff_preference (staff_id, language, theme, density, single_keys, first_day, updated_at)
    values (${staffId}, ${language}, ${theme}, ${density}, ${singleKeys}, ${firstDay}, ${now})
    on conflict (staff_id) do update set language = excluded.language, theme = excluded.theme, density = excluded.density,
      single_keys = excluded.single_keys, first_day = excluded.first_day, updated_at = excluded.updated_at`;
}
