/** Declares the refusals about prices, their floors and their approval. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const PRICE_NEEDS_APPROVAL = refusal('price.needs-approval', 'conflict', {
  en: 'One person may not set the named prices alone, so nothing was changed. Propose them with POST /price-proposals, and finance approves them.',
  zh: '所指出的价格不能由一人单独设定，因此未作任何更改。请通过 POST /price-proposals 提出，由财务批准。',
});
export const PRICE_OF_ZERO = sentence({
  en: 'a price of 0 gives the box away: propose it with POST /price-proposals',
  zh: '价格为 0 即免费赠送：请通过 POST /price-proposals 提出',
});
export const PRICE_BELOW_FLOOR = sentence({
  en: '{amount} is below {lowest}, the least that one person may set here, in minor units of {currency}: propose it with POST /price-proposals',
  zh: '{amount} 低于 {lowest}，即一人可在此设定的最低金额（{currency} 最小单位）：请通过 POST /price-proposals 提出',
});
export const PRICE_WITHOUT_FLOOR = sentence({
  en: 'the shop has no floor for prices in {market}: finance sets it with POST /price-floors, or propose the price with POST /price-proposals',
  zh: '商店尚未为市场 {market} 设定价格下限：请由财务通过 POST /price-floors 设定，或通过 POST /price-proposals 提出该价格',
});
export const PRICE_IN_OTHER_CURRENCY = sentence({
  en: 'the price is in {currency}, and the floor or the price before is in {known}, so they cannot be compared: propose it with POST /price-proposals',
  zh: '价格以 {currency} 计，而下限或原价以 {known} 计，无法比较：请通过 POST /price-proposals 提出',
});
export const PRICE_UNDER_OWN_FLOOR = sentence({
  en: 'you have set the floor of {market} yourself, so another person sets prices there: propose it with POST /price-proposals',
  zh: '市场 {market} 的下限由您本人设定，该处价格须由他人设定：请通过 POST /price-proposals 提出',
});

export const PRICE_NEEDS_REASON = refusal('price.needs-reason', 'invalid', {
  en: 'The file changes prices, and each change of a price needs a reason. Send it in the query, for example reason=Price list of January.',
  zh: '该文件会更改价格，而每次价格更改都需要理由。请在查询参数中填写，例如 reason=一月价目表。',
});

export const PRICE_PROPOSAL_NOT_FOUND = refusal('price-proposal.not-found', 'not-found', {
  en: 'There is no such proposal. Look it up in GET /price-proposals.',
  zh: '没有此提议。请通过 GET /price-proposals 查找。',
});
export const PRICE_PROPOSAL_DECIDED = refusal('price-proposal.decided', 'conflict', {
  en: 'The proposal is {status} already. Propose the prices anew if they are still wanted.',
  zh: '该提议已处于 {status} 状态。如仍需要这些价格，请重新提出。',
});
export const PRICE_PROPOSAL_OWN = refusal('price-proposal.own-approval', 'conflict', {
  en: 'You have proposed these prices yourself. Ask a colleague of finance to approve them.',
  zh: '这些价格由您本人提出。请由财务部门的另一位同事批准。',
});
export const PRICE_PROPOSAL_STALE = refusal('price-proposal.stale', 'conflict', {
  en: 'The named prices have changed since they were proposed, so nothing was approved. Reject the proposal, and propose the prices anew.',
  zh: '所指出的价格在提出后已有变动，因此未予批准。请驳回该提议，并重新提出。',
});
export const PRICE_IS_NOW = sentence({
  en: 'the price is now {now}, and the proposal was made for {proposed}',
  zh: '现价为 {now}，而提议针对的价格为 {proposed}',
});
export const PRICE_PROPOSAL_INVALID = refusal('price-proposal.invalid', 'unprocessable', {
  en: 'The proposal cannot be made. Correct the named prices.',
  zh: '无法提出。请更正所指出的价格。',
});
export const PRICE_OF_NO_PACK = sentence({
  en: 'no product has this pack: add the pack first',
  zh: '没有产品包含此包装：请先添加该包装',
});
export const PRICE_NAMED_TWICE = sentence({
  en: 'the pack has another price for this market in the proposal: name one',
  zh: '提议中该包装在此市场另有价格：请只写一个',
});
export const PRICE_UNCHANGED = sentence({
  en: 'the pack has this price already: leave it out',
  zh: '该包装已是此价格：请省略',
});

export const PRICE_SHEET_INVALID = refusal('price-sheet.invalid', 'unprocessable', {
  en: 'No price was changed. Correct the named prices, and save again.',
  zh: '未更改任何价格。请更正所指出的价格后重新保存。',
});
export const PRICE_TWICE_IN_SHEET = sentence({
  en: 'the pack has another price for this market in the request: name one',
  zh: '请求中该包装在此市场另有价格：请只写一个',
});
export const PRICE_CHANGED_SINCE = sentence({
  en: 'somebody has changed this price meanwhile, and it is now {now}: read it again',
  zh: '此价格其间已被他人更改，现为 {now}：请重新读取',
});
