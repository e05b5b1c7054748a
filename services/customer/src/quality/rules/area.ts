import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { CustomerConfig } from '../../config.ts';
import type { Reader } from '../../reader.store.ts';
import { shopZone } from '../../tasks/due.ts';
import { qualityAudits } from '../audit/area.ts';
import { cleaning } from '../cleaning/area.ts';
import { checkCustomers } from './check-queued.flow.ts';
import { getCustomerQuality } from './features/get-customer-quality.ts';
import { getQualityOverview } from './features/get-quality-overview.ts';
import { getQualityRule } from './features/get-quality-rule.ts';
import { listQualityBreaks } from './features/list-quality-breaks.ts';
import { listQualityRules } from './features/list-quality-rules.ts';
import { putQualityRule } from './features/put-quality-rule.ts';

/**
 * Checks the data quality of each customer, when the customer changes and once a night. This area uses people,
 * prescriptions and consent.
 */
const qualityRules = ({ vault }: { vault: Vault }, { SHOP_TIME_ZONE }: CustomerConfig): Area<Reader> => ({
  routes: [
    ...[getQualityOverview, listQualityBreaks({ vault }), getCustomerQuality],
    ...[listQualityRules, getQualityRule, putQualityRule],
  ],
  background: checkCustomers({ vault, zone: shopZone(SHOP_TIME_ZONE) }),
});

/** Returns the areas of data quality except duplicates and merges: the rules, the cleaning and the monthly audits. */
export const cleanliness = (shared: { vault: Vault }, config: CustomerConfig): Area<Reader>[] => [
  ...[qualityRules(shared, config), cleaning(shared), qualityAudits(config)],
];
