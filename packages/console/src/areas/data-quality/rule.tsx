import type { Reply } from '@toric/client/types';
import { PUT_QUALITY_RULE_GUIDE } from '@toric/contracts/customer/quality/rule.guide';
import { GetQualityRule, PutQualityRule } from '@toric/contracts/customer/quality/rule.http';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import { QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/** Switches a rule of data quality on or off, and sets its weight and its threshold. */
export default formPage(
  {
    operation: PutQualityRule,
    guide: PUT_QUALITY_RULE_GUIDE,
    title: text('A rule of data quality', '数据质量规则'),
    save: text('Keep the rule', '保存规则'),
    start: ({ isOn, weight, threshold }: Reply<typeof GetQualityRule>) => ({ isOn, weight, threshold }),
    sections: [{ fields: [{ name: 'isOn' }, { name: 'weight', width: 'half' }, { name: 'threshold', width: 'half' }] }],
  },
  {
    back: { label: text('Rules of data quality', '数据质量规则'), href: '/quality/rules' },
    record: GetQualityRule,
    head: ({ rule }: Reply<typeof GetQualityRule>) => ({
      title: QUALITY_RULE_WORDS[rule].label,
      about: QUALITY_RULE_HELP[rule],
    }),
    done: text('The rule is kept. All customers are checked anew.', '规则已保存，将重新检查所有客户。'),
    then: () => '/quality/rules',
  },
);
