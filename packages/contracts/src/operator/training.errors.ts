/** Declares the refusals of a training shop. */
import { refusal } from '../kernel/refusal.ts';

export const TRAINING_OFF = refusal('training.off', 'forbidden', {
  en: 'This is no training shop, so nothing was reset. Only a shop with the setting TRAINING=on can be reset, and a shop that sells must not have it.',
  zh: '这不是培训店铺，未重置任何内容。只有设置 TRAINING=on 的店铺可以重置，正式商店不得设置。',
});
export const TRAINING_NO_SAMPLE = refusal('training.no-sample', 'conflict', {
  en: 'This shop was not set up as a training shop, so it is not reset: its data may be real. Start a new training shop with an empty database.',
  zh: '此店铺不是作为培训店铺建立的，其数据可能是真实的，因此不会重置。请用空数据库新建培训店铺。',
});
export const TRAINING_NOT_KEPT = refusal('training.not-kept', 'conflict', {
  en: 'This training shop has not kept its first day yet, so there is nothing to go back to. Ask an operator to keep the shop as it is now.',
  zh: '此培训店铺尚未保存初始状态，无法恢复。请让运维人员保存当前状态。',
});
export const TRAINING_UPDATED = refusal('training.updated', 'conflict', {
  en: 'Toric was updated after this shop kept its first day, and the rows of then no longer fit. Ask an operator to keep the shop as it is now, or set up the training shop again.',
  zh: 'Toric 在保存初始状态之后更新过，当时的数据已不适用。请让运维人员保存当前状态，或重新建立培训店铺。',
});
export const TRAINING_BUSY = refusal('training.busy', 'conflict', {
  en: 'The shop is still at work, so its state cannot be kept. Wait until nobody works in it, and try again.',
  zh: '店铺仍有事务在处理，无法保存其状态。请等到没有人使用时再试。',
});
export const TRAINING_RESETTING = refusal('training.resetting', 'unavailable', {
  en: 'The training shop is being reset. Wait about ten seconds, and try again.',
  zh: '培训店铺正在重置。请等待约十秒后重试。',
});
