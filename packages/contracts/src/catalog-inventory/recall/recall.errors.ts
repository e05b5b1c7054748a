/** Declares the refusals about quarantine, recalls and the passport of a box. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const LOT_QUARANTINED = refusal('lot.quarantined', 'conflict', {
  en: 'The lot is already in quarantine. Its ledger shows by whom and why.',
  zh: '该批次已处于隔离状态。请在其台账中查看操作人及原因。',
});
export const LOT_NOT_QUARANTINED = refusal('lot.not-quarantined', 'conflict', {
  en: 'The lot is not in quarantine: its boxes are for sale.',
  zh: '该批次未被隔离：其产品可以销售。',
});
export const LOT_RECALLED = refusal('lot.recalled', 'conflict', {
  en: 'The lot is recalled ({references}) and cannot be released by hand. If the maker withdraws the recall, add a version to it.',
  zh: '该批次已被召回（{references}），不能手动解除隔离。如厂商撤回召回，请为该召回添加新版本。',
});

export const RECALL_NOT_FOUND = refusal('recall.not-found', 'not-found', {
  en: 'There is no such recall. Look it up in GET /recalls.',
  zh: '没有此召回。请通过 GET /recalls 查找。',
});
export const RECALL_EXISTS = refusal('recall.exists', 'conflict', {
  en: 'The recall {reference} was already issued. If the notice has changed, add a version to the recall.',
  zh: '召回 {reference} 此前已发布。如通知有变更，请为其添加新版本。',
});
export const RECALL_SCOPE_INVALID = refusal('recall.scope-invalid', 'unprocessable', {
  en: 'The scope names something that does not exist. Compare the named fields with the notice, so that no box is missed.',
  zh: '召回范围中有不存在的内容。请将所指出的字段与通知核对，以免遗漏。',
});
export const RECALL_NEEDS_SECOND_PERSON = refusal('recall.needs-second-person', 'conflict', {
  en: 'This version covers fewer boxes than the version in force, is less severe, or has other texts. Somebody who has issued no version of this recall must issue it.',
  zh: '此版本所涉及的产品少于现行版本、严重程度更低，或文字有改动。必须由未曾发布过该召回任何版本的人员发布。',
});
export const RECALL_TOO_WIDE = refusal('recall.too-wide', 'unprocessable', {
  en: 'The notice covers more than {most} order lines. Issue it as several recalls, by lots or by products; nothing was recalled.',
  zh: '该通知涉及的订单行超过 {most} 条。请按批号或产品拆分为多个召回发布；尚未召回任何产品。',
});
export const RECALL_NEAR_LOTS = refusal('recall.near-lots', 'unprocessable', {
  en: 'Lots of the notice are near to other lots on file. Nothing was recalled yet. Compare the named lots with the notice, then send them as lotPrefixes, add the near lots, or confirm with lotsAreExact.',
  zh: '通知中的批号与库中其他批号相近，尚未召回任何产品。请将所指出的批号与通知核对，然后以 lotPrefixes 发送、补充相近批号，或以 lotsAreExact 确认。',
});
export const NEAR_LOTS = sentence({
  en: 'covers {boxes}; near to it are {near}',
  zh: '{boxes}；相近的有 {near}',
});
export const NO_SUCH_PRODUCT = sentence({
  en: 'No product has this id. Look it up in GET /products.',
  zh: '没有使用此 id 的产品。请通过 GET /products 查找。',
});
export const RECALL_CLOSED = refusal('recall.closed', 'conflict', {
  en: 'The recall {reference} is already closed. A new version opens it again.',
  zh: '召回 {reference} 已经关闭。添加新版本即可重新开启。',
});
export const RECALL_CASE_NOT_FOUND = refusal('recall.case-not-found', 'not-found', {
  en: 'The recall has no such case. Look it up in its list of cases.',
  zh: '该召回没有此案例。请在其案例列表中查找。',
});

/**
 * Refuses a recall link that is forged, or whose recall no longer covers a box of the customer. Both kinds of links get
 * the same answer.
 */
export const RECALL_LINK_UNUSABLE = refusal('recall.link-unusable', 'unprocessable', {
  en: 'This link cannot be used: it is not complete, or the recall no longer concerns your boxes. Open the link in the mail again, or ask the shop.',
  zh: '此链接无法使用：链接不完整，或该召回已不涉及您的产品。请重新打开邮件中的链接，或联系商店。',
});

export const PASSPORT_INCOMPLETE = refusal('passport.incomplete', 'invalid', {
  en: 'This code has no lot, or no GTIN. Scan the code that has both, or send gtin and lot.',
  zh: '此条码不含批号或 GTIN。请扫描同时含有两者的条码，或发送 gtin 和 lot。',
});
