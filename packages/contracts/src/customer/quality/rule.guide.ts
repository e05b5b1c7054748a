import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PUT_QUALITY_RULE_GUIDE: Guide = {
  isOn: field(
    both('Switched on', '启用'),
    both('Whether the rule is checked and counts in the scores.', '是否检查此规则并计入得分。'),
    both('Switch a rule off if it does not suit your shop.', '如不适合本店，请关闭。'),
    both('Yes', '是'),
  ),
  weight: field(
    both('Weight', '权重'),
    both('How much the rule counts in the score.', '规则在得分中所占的分量。'),
    both('1 to 10.', '1 至 10。'),
    '3',
  ),
  threshold: field(
    both('Threshold', '阈值'),
    both(
      'The limit of the rule: months since a confirmation, days to the end of a prescription, an age, or other people.',
      '规则的界限：距上次确认的月数、距处方到期的天数、年龄或其他人数。',
    ),
    both('A whole number. Leave it empty if the rule has none.', '整数。规则没有阈值时请留空。'),
    '24',
  ),
};
