/** Declares the refusals about taxes. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const TAX_REGISTRATION_NOT_FOUND = refusal('tax.registration-not-found', 'not-found', {
  en: 'There is no such registration. List them with GET /tax-registrations.',
  zh: '没有此税务登记。请通过 GET /tax-registrations 查看。',
});
export const TAX_REGISTERED_ALREADY = refusal('tax.registered-already', 'conflict', {
  en: 'The shop is registered at {place} in these days already. End that registration first, or choose later days.',
  zh: '本店在这些日期内已在 {place} 登记。请先结束该登记，或选择更晚的日期。',
});
export const TAX_ENDS_TOO_EARLY = refusal('tax.ends-too-early', 'unprocessable', {
  en: 'The last day must not lie before the first day {since} or before today. Choose a later day: what was taxed stays as it is.',
  zh: '最后一日不得早于首日 {since} 或今天。请选择更晚的日期，已计税的订单不变。',
});
export const TAX_ENDED = refusal('tax.ended', 'conflict', {
  en: 'It ended on {until} already. Add a new one if it is needed again.',
  zh: '已于 {until} 结束。如再次需要，请新建。',
});
export const TAX_ROW_NOT_FOUND = refusal('tax.row-not-found', 'not-found', {
  en: 'The shop has no such row of its own. Rows of the shipped table cannot be ended: add a row of your own, which goes before them.',
  zh: '本店没有此税率行。内置税率表的行不能结束：请添加自己的税率行，它优先于内置行。',
});
export const TAX_ROW_TAKEN = refusal('tax.row-taken', 'conflict', {
  en: 'The shop has a row for {place} and this class in these days already. End it first, or choose later days.',
  zh: '本店在这些日期内已有 {place} 该类别的税率行。请先结束它，或选择更晚的日期。',
});
export const TAX_TOO_MANY_ROWS = refusal('tax.too-many-rows', 'conflict', {
  en: 'The shop has {most} rows of its own already. Ask the developers for a port to a tax service.',
  zh: '本店已有 {most} 行自定义税率。请联系开发人员接入税务服务。',
});
export const ORDER_PLACE_NEEDED = refusal('order.place-needed', 'unprocessable', {
  en: 'The tax or the delivery in {market} depends on the region or on the postal code. Send `place` with both, as the shipping address has them. If the address lacks one, complete it first.',
  zh: '{market} 的税或配送取决于省州或邮编。请在 `place` 中填写与收货地址一致的省州和邮编；地址中缺少的，请先补充地址。',
});
export const ORDER_PLACE_UNFIT = refusal('order.place-unfit', 'unprocessable', {
  en: 'The region of `place` is not the region of its postal code. Send both as the shipping address has them. If the address is wrong, correct it first: the postal code decides the tax.',
  zh: '`place` 中的省州与邮编不符。请按收货地址填写；如地址有误，请先更正地址：税由邮编决定。',
});
export const PLACE_NEEDED = sentence({ en: 'is needed in this country', zh: '此国家或地区必须填写' });
