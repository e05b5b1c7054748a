/**
 * Explains the additional fields of a person, such as the occupation. These fields are optional, and none of them is
 * medical.
 */
import { field, type Guide } from '../kernel/guide.ts';
import { both } from './parts.ts';

const OPTIONAL = both('Leave it empty if she does not say it.', '对方不愿提供时请留空。');
const LIST = both(
  'Several words with commas between. Leave it empty if there are none.',
  '多个词语以逗号分隔；没有则留空。',
);

export const DETAILS = {
  gender: field(
    both('Gender', '性别'),
    both('As the person says it. It chooses the form of address.', '以本人所述为准，用于称呼。'),
    OPTIONAL,
    both('Female', '女'),
  ),
  occupation: field(
    both('Occupation', '职业'),
    both(
      'Her work, for example at a screen or outdoors. It helps to advise her.',
      '客户的工作，例如对屏幕或户外作业，便于提供建议。',
    ),
    both(
      'One line, at most 100 characters. Leave it empty if she does not say it.',
      '单行，最多 100 个字符。对方不愿提供时请留空。',
    ),
    both('Teacher', '教师'),
  ),
  interests: field(
    both('Interests', '兴趣'),
    both(
      'Her interests, as far as she told them. Nothing about health belongs here.',
      '客户主动提及的兴趣。请勿填写健康信息。',
    ),
    LIST,
    both('Swimming, hiking', '游泳、徒步'),
  ),
  category: field(
    both('Category', '类别'),
    both('How the shop sorts its customers.', '商店对客户的分类。'),
    both('Choose one, or leave it empty.', '选择一项，或留空。'),
    both('Regular', '常客'),
  ),
  preferredBrands: field(
    both('Brands that she likes', '偏好品牌'),
    both('The brands that she asks for.', '客户常选的品牌。'),
    LIST,
    'ACUVUE, Biofinity',
  ),
  preferredProductId: field(
    both('Product that she likes', '偏好产品'),
    both('The product that she asks for. It is no prescription.', '客户常选的产品，不代表处方。'),
    both('Choose a product, or leave it empty.', '选择产品，或留空。'),
    'Biofinity',
  ),
  wearDaysPerWeek: field(
    both('Days of wear in a week', '每周佩戴天数'),
    both('On how many days she wears lenses. It tells when her boxes run out.', '每周佩戴的天数，用于推算用完的时间。'),
    both('A number from 1 to 7. Leave it empty if it is not known.', '1 至 7 的数字。不清楚时请留空。'),
    '5',
  ),
  contactTimes: field(
    both('When she likes to be called', '方便联系的时间'),
    both('The times of day at which a call is welcome.', '适合致电的时段。'),
    both('Choose one or several. Leave it empty if any time will do.', '可选一项或多项；任何时间均可时请留空。'),
    both('Evening', '晚上'),
  ),
} satisfies Guide;
