import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const STOCKTAKE_NOT_FOUND = refusal('stocktake.not-found', 'not-found', {
  en: 'There is no such stocktake. Look it up in GET /stocktakes.',
  zh: '没有此盘点。请通过 GET /stocktakes 查找。',
});
export const STOCKTAKE_EMPTY = refusal('stocktake.empty', 'unprocessable', {
  en: 'There is nothing to count: the warehouse has no such boxes. Name another product or other lots.',
  zh: '没有可盘点的内容：该仓库没有相应的库存。请指定其他产品或批次。',
});
export const STOCKTAKE_WRONG_STATE = refusal('stocktake.wrong-state', 'conflict', {
  en: 'The stocktake is {status}: for this it must be {needed}. Read it again.',
  zh: '盘点状态为 {status}：此操作要求状态为 {needed}。请重新读取。',
});
export const STOCKTAKE_UNCOUNTED = refusal('stocktake.uncounted', 'conflict', {
  en: 'Lots that are not counted yet: {left}. Count them; a lot that cannot be found counts 0.',
  zh: '还有 {left} 个批次未盘点。请完成盘点；找不到的批次按 0 计。',
});
export const STOCKTAKE_BLIND = refusal('stocktake.blind', 'forbidden', {
  en: 'You counted in this stocktake and may have to count again. You see the book quantities after it has been approved.',
  zh: '您参与了本次盘点，且可能需要复盘。盘点获批后，您才能查看账面数量。',
});
export const STOCKTAKE_NEEDS_SECOND_PERSON = refusal('stocktake.needs-second-person', 'forbidden', {
  en: 'You counted in this stocktake: another person must approve it.',
  zh: '您参与了本次盘点：须由另一人审批。',
});

export const STOCKTAKE_COUNTS = refusal('stocktake.counts', 'unprocessable', {
  en: '{wrong} of {counts} counts are not valid, so none was recorded. Correct them and send all of them again.',
  zh: '{counts} 项盘点数中有 {wrong} 项无效，因此均未记录。请更正后全部重新发送。',
});
export const CODE_NAMES_NO_LOT = sentence({
  en: 'The code must have a GTIN and a lot number. Scan the other code of the box, or send the lotId.',
  zh: '条码须含 GTIN 和批号。请扫描包装盒上的另一条码，或发送 lotId。',
});
export const LOT_NOT_THERE = sentence({
  en: 'The warehouse never had this lot. If boxes of it are on the shelf, book them by a goods receipt first.',
  zh: '该仓库从未有过此批次。如货架上确有实物，请先办理入库。',
});
export const LOTS_SHARE_CODE = sentence({
  en: '{lots} lots of the warehouse have this code, in different powers or with different dates. Send the lotId.',
  zh: '该仓库有 {lots} 个批次使用此条码（度数或日期不同）。请发送 lotId。',
});
export const LOT_COUNTED_TWICE = sentence({
  en: 'Another count names the same lot. Add the two up.',
  zh: '另一项盘点数属于同一批次。请合并两项。',
});
export const COUNTED_AT_ODD_TIME = sentence({
  en: 'must lie between the start of the stocktake, {startedAt}, and now',
  zh: '必须在盘点开始时间 {startedAt} 与当前时间之间',
});

export const STOCKTAKE_CONFLICT = refusal('stocktake.conflict', 'conflict', {
  en: 'Lots that cannot be set to their count: {lots}. No lot was changed. Follow the advice on each of them, then approve again.',
  zh: '有 {lots} 个批次无法按盘点数调整，因此均未调整。请逐项处理后重新审批。',
});
export const MORE_RESERVED = sentence({
  en: 'Lot {lotNumber} would have {onHand} boxes, but orders hold {reserved}. Cancel orders until they hold no more boxes than the lot has.',
  zh: '批次 {lotNumber} 将只剩 {onHand} 盒，而订单已预留 {reserved} 盒。请取消订单，使预留数不超过实物数。',
});
export const MORE_LEFT_THAN_COUNTED = sentence({
  en: 'More boxes of lot {lotNumber} have left since the count than were counted. Reject the stocktake and count the lot again.',
  zh: '批次 {lotNumber} 盘点后出库的数量多于盘点数。请驳回盘点并重新盘点该批次。',
});
export const MORE_THAN_LOT_MAXIMUM = sentence({
  en: 'Lot {lotNumber} would have {onHand} boxes, but a lot has at most {limit}. Reject the stocktake and count the lot again.',
  zh: '批次 {lotNumber} 将达到 {onHand} 盒，而一个批次最多 {limit} 盒。请驳回盘点并重新盘点该批次。',
});
export const CORRECTED_SINCE = sentence({
  en: 'Lot {lotNumber} was corrected after it was counted, so the difference may be booked already. Reject the stocktake and count the lot again.',
  zh: '批次 {lotNumber} 在盘点后已被调整，差异可能已入账。请驳回盘点并重新盘点该批次。',
});
