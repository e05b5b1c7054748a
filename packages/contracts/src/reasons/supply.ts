import { one, type Sentences } from './sentence.ts';

/** Lists the reasons for which lenses may not be supplied to this customer at this address. */
export const SUPPLY_REASONS: Readonly<Record<string, Sentences>> = {
  'prescription.not-found': one(
    'We have no such prescription of yours. Add the prescription and order again.',
    '我们没有您的这份处方。请添加处方后重新下单。',
  ),
  'prescription.withdrawn': one(
    'This prescription was withdrawn. Choose or add another one.',
    '该处方已撤回。请选择或添加其他处方。',
  ),
  'prescription.denied': [
    {
      en: 'The prescriber did not confirm this prescription. Ask your eye doctor for the right one.',
      zh: '处方医师未确认该处方。请向您的眼科医生索取正确的处方。',
    },
    {
      en: 'The prescriber did not confirm this prescription in time.',
      zh: '处方医师未在期限内确认该处方。',
    },
  ],
  'prescription.corrected': one(
    'The prescriber corrected this prescription. Order by it again.',
    '处方医师更正了该处方。请按更正后的处方重新下单。',
  ),
  'prescription.expired': one(
    'This prescription has expired. Ask your eye doctor for a new one and add it.',
    '该处方已过期。请向您的眼科医生索取新处方并添加。',
  ),
  'prescription.not-yet-valid': one(
    'This prescription is not valid yet. Order from its day of issue on.',
    '该处方尚未生效。请自开方之日起下单。',
  ),
  'prescription.does-not-cover': one(
    'This prescription is for other lenses, or for the other eye. Order exactly what it says.',
    '该处方适用于其他镜片或另一只眼睛。请严格按处方下单。',
  ),
  'prescription.not-suitable': one(
    'These lenses may not be supplied on this prescription. The customer and opticians see the reason in the order.',
    '此处方不允许供应这些镜片。客户和验光师可在订单中查看原因。',
  ),
  'prescription.no-answer': one(
    'The prescription could not be checked in time. Nothing was charged; please order again.',
    '处方未能及时核对。未收取任何费用；请重新下单。',
  ),
  'address.not-found': one(
    'We have no such address of yours. Add the address and order again.',
    '我们没有您的这个地址。请添加地址后重新下单。',
  ),
  'address.other-place': one(
    'The order was placed for another region or postal code than its address has. Order again with those of the address: they decide tax and delivery.',
    '下单时填写的省州或邮编与收货地址不一致。请按地址中的省州和邮编重新下单，它们决定税和运费。',
  ),
  'address.unfit-region': one(
    'The state or province of the address does not fit its postal code, or the postal code is missing. Correct the address and order again: they decide the tax.',
    '收货地址中的省州与邮编不符，或缺少邮编。请更正地址后重新下单，它们决定税。',
  ),
  'address.other-market': one(
    'The order was placed for another country than its address lies in. Order in the country of the address: it decides price and tax.',
    '下单国家与收货地址所在国家不一致。请在地址所在国家下单：价格和税费由其决定。',
  ),
  'customer.restricted': one(
    'You asked us to only keep your data, so we may not decide about your lenses. Ask us to lift the restriction, and order again.',
    '您要求我们仅保存您的数据，因此我们不能就您的镜片作出决定。请要求解除限制后重新下单。',
  ),
  'supply.too-much': one(
    'These are more lenses than may be supplied on this prescription. Order fewer boxes, or ask your eye doctor for a new prescription.',
    '所订镜片超过此处方可供应的数量。请减少盒数，或请眼科医生开具新处方。',
  ),
  'supply.distance-selling-forbidden': one(
    'Contact lenses may not be sold at a distance in {law} ({source}). Buy them from an optician there.',
    '{law} 禁止远程销售隐形眼镜（{source}）。请在当地向验光师购买。',
  ),
};
