import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { exportRuleRecords } from './features/export-rule-records.ts';
import { listRuleRecords } from './features/list-rule-records.ts';

/**
 * Serves the registers that laws demand: the three-year file of 16 CFR 315. This area uses supply, prescriptions and
 * people.
 */
export const registers = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [listRuleRecords({ vault }), exportRuleRecords({ vault })],
});
