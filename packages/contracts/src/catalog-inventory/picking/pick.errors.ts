/** Declares the refusals of picking and packing. The verdicts on scans are no refusals: see `pick-outcome.ts`. */
import { refusal } from '../../kernel/refusal.ts';

export const PICK_WAVE_NOT_FOUND = refusal('pick-wave.not-found', 'not-found', {
  en: 'There is no such wave. Look it up in GET /pick-waves.',
  zh: '没有此拣货波次。请通过 GET /pick-waves 查找。',
});
export const PICK_WAVE_WRONG_STATE = refusal('pick-wave.wrong-state', 'conflict', {
  en: 'The wave is {status}, but must be {needed}. Read it again and go on from there.',
  zh: '该波次的状态为 {status}，须为 {needed}。请重新读取后再继续。',
});
export const PICK_WAVE_OF_OTHER = refusal('pick-wave.of-other', 'conflict', {
  en: 'You do not pick this wave. Take it over first (takePickWave).',
  zh: '此波次不由你拣货。请先接手（takePickWave）。',
});
export const PICK_ORDER_NOT_FOUND = refusal('pick-order.not-found', 'not-found', {
  en: 'The order is not in this wave. Look it up in the list of the wave (getPickWave).',
  zh: '此订单不在该波次中。请在该波次的列表中查找（getPickWave）。',
});
export const PICK_ORDER_WRONG_STATE = refusal('pick-order.wrong-state', 'conflict', {
  en: 'The order is {status} in this wave, but must be {needed}. Read the wave again and go on from there.',
  zh: '此订单在该波次中的状态为 {status}，须为 {needed}。请重新读取波次后再继续。',
});
export const PICK_ORDER_CANCELLED = refusal('pick-order.cancelled', 'conflict', {
  en: 'The order was cancelled meanwhile. Put its boxes back on their shelves.',
  zh: '订单已被取消。请将其镜片盒放回货架。',
});
export const PICK_ORDER_ON_HOLD = refusal('pick-order.on-hold', 'conflict', {
  en: 'The order is on hold. Put its boxes aside until the office has released it, or give the pick back.',
  zh: '订单已被暂停。请将其镜片盒放在一边，待办公室解除暂停，或退回该拣货。',
});
export const PICK_TASK_NOT_FOUND = refusal('pick-task.not-found', 'not-found', {
  en: 'There is no such line in this wave. It may have moved to another lot: read the wave again.',
  zh: '该波次中没有此行，可能已换到另一批次：请重新读取波次。',
});
export const PICK_TASK_TOO_MANY = refusal('pick-task.too-many', 'conflict', {
  en: 'Only {left} boxes of this line are still to be taken. Send at most that many.',
  zh: '此行仅剩 {left} 盒待拣。请不要超过该数量。',
});
export const PICK_LOT_UNREADABLE = refusal('pick-lot.unreadable', 'unprocessable', {
  en: 'The code does not tell product and lot. Scan the other code on the box, or type its label.',
  zh: '此条码不含产品与批号。请扫描盒上的另一条码，或手动输入标签。',
});
export const PICK_LOT_OTHER_LENS = refusal('pick-lot.other-lens', 'unprocessable', {
  en: 'The warehouse has no such lot of this lens in this pack. Take a box of the lens that is shown.',
  zh: '仓库没有此镜片此包装的该批次。请取所示镜片的盒。',
});
export const PICK_LOT_SAME = refusal('pick-lot.same', 'unprocessable', {
  en: 'This is the lot that the line wants anyway. Scan the box to take it.',
  zh: '这正是该行所需的批次。请直接扫描取盒。',
});
export const PICK_LOT_RECALLED = refusal('pick-lot.recalled', 'conflict', {
  en: 'This lot is recalled. Put the box on the red tray, and choose another lot.',
  zh: '此批次已被召回。请将此盒放入红色托盘，并另选批次。',
});
export const PICK_LOT_SET_ASIDE = refusal('pick-lot.set-aside', 'conflict', {
  en: 'This lot is set aside. Put the box on the red tray, and choose another lot.',
  zh: '此批次已被隔离。请将此盒放入红色托盘，并另选批次。',
});
export const PICK_LOT_EXPIRED = refusal('pick-lot.expired', 'conflict', {
  en: 'This lot has expired. Put the box on the red tray, and choose another lot.',
  zh: '此批次已过期。请将此盒放入红色托盘，并另选批次。',
});
export const PICK_LOT_RESERVED = refusal('pick-lot.reserved', 'conflict', {
  en: 'Only {free} boxes of this lot are free, but {boxes} are wanted: the others are reserved for orders. Choose another lot.',
  zh: '此批次仅有 {free} 盒空闲，需要 {boxes} 盒：其余已为订单预留。请另选批次。',
});
export const PICK_LOT_TOO_SHORT = refusal('pick-lot.too-short', 'conflict', {
  en: 'This lot expires before the last box of the order is worn, or its warehouse does not serve this market. Choose another lot.',
  zh: '此批次在订单最后一盒用完前即到期，或其仓库不供应该市场。请另选批次。',
});
export const PICK_NOTHING_TO_PUT_BACK = refusal('pick-order.nothing-to-put-back', 'conflict', {
  en: 'No box of this order has to be put back. Read the wave again.',
  zh: '此订单没有需要放回的镜片盒。请重新读取波次。',
});
export const PICK_PUT_BACK_BEFORE = refusal('pick-order.put-back-before', 'conflict', {
  en: 'The boxes of this order lie on their shelves again. Pick it in a new wave.',
  zh: '此订单的盒已放回货架。请在新的波次中拣货。',
});
export const PICK_NOTHING_TO_SEND = refusal('pick-order.nothing-to-send', 'conflict', {
  en: 'Every box of this order that lies in this warehouse is missing, so nothing of it can be sent now. Amend or cancel the order.',
  zh: '此订单在本仓库的盒全部缺失，目前没有可发出的部分。请修改或取消该订单。',
});
export const PICK_ORDER_CHANGED = refusal('pick-order.changed', 'conflict', {
  en: 'The order was changed or is picked in another wave meanwhile. Put its boxes back, and go on in the other wave.',
  zh: '此订单期间已被修改，或正在其他波次中拣货。请将其盒放回货架，并在其他波次中继续。',
});
export const PACK_CONTENTS_DIFFER = refusal('pack.contents-differ', 'conflict', {
  en: 'The parcel must hold exactly the {wanted} boxes that were taken; {found} were counted or scanned. Open it and count again.',
  zh: '包裹内须恰为拣出的 {wanted} 盒；清点或扫描到 {found} 盒。请打开并重新清点。',
});
export const PACK_WEIGHT_DIFFERS = refusal('pack.weight-differs', 'conflict', {
  en: 'The parcel weighs {found} g, but about {expected} g are expected. Count the boxes again. If all are in, send weightConfirmed.',
  zh: '包裹重 {found} 克，预计约 {expected} 克。请重新清点镜片盒；若无误，请发送 weightConfirmed。',
});
export const PACK_SET_ASIDE = refusal('pack.set-aside', 'conflict', {
  en: 'Lot {lotNumber} was set aside after its boxes were taken. Give the pick back, and pick the order again from another lot.',
  zh: '批次 {lotNumber} 在拣出后被隔离。请退回此拣货，再从其他批次重新拣货。',
});
