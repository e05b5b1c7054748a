import { ExportRuleRecords, ListRuleRecords, RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import { RULE_RECORD_KIND_WORDS } from '@toric/contracts/customer/registers/rule-register.words';
import { registerPage } from './register-page.tsx';

/** Lists the three-year file of the Contact Lens Rule. */
export default registerPage({
  list: ListRuleRecords,
  file: ExportRuleRecords,
  row: RuleRecord,
  words: { kind: RULE_RECORD_KIND_WORDS },
  title: { en: 'Contact Lens Rule, three-year file', zh: '美国《隐形眼镜规则》三年档案' },
  about: {
    en: '16 CFR 315.5(g) and (h). Each reading of a row is on record.',
    zh: '16 CFR 315.5(g)、(h)。每次查看均有记录。',
  },
  timeZone: 'America/New_York',
});
