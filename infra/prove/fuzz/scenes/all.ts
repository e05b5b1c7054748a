import { accountScenes } from './accounts.ts';
import { contactScenes } from './contacts.ts';
import { creditScenes } from './credit.ts';
import { customerScenes } from './customer.ts';
import { dataScenes } from './data.ts';
import { deskScenes } from './desk.ts';
import { goodsScenes } from './goods.ts';
import { machineScenes } from './machines.ts';
import { moneyScenes } from './money.ts';
import { orderScenes } from './order.ts';
import { PARCELS_NEVER_REACHED, parcelScenes } from './parcels.ts';
import { PICKING_NEVER_REACHED, pickingScenes } from './picking.ts';
import { privacyScenes } from './privacy.ts';
import type { Scene } from './scene.ts';
import { stockScenes } from './stock.ts';

/**
 * Lists the scenes (makers of valid requests) of all operations. Random requests hardly ever reach these operations,
 * because they need an item in a certain state.
 */
export const SCENES: Readonly<Record<string, Scene>> = {
  ...{ ...accountScenes, ...contactScenes, ...customerScenes, ...machineScenes },
  ...{ ...creditScenes, ...dataScenes, ...orderScenes, ...privacyScenes, ...stockScenes },
  ...parcelScenes,
  ...goodsScenes,
  ...pickingScenes,
  ...moneyScenes,
  ...deskScenes,
};

/** Lists operations that no request of the fuzz can reach, each with the reason. */
export const NEVER_REACHED: Readonly<Record<string, string>> = {
  ...PARCELS_NEVER_REACHED,
  ...PICKING_NEVER_REACHED,
  receiveMailReport: 'only a mail provider can sign a report',
  receiveCallEvent: 'only a telephone system can sign an event',
  getCall: 'only a telephone system can report a call',
  ...Object.fromEntries(
    ['getTraining', 'keepTraining', 'resetTraining'].map((id) => [
      id,
      'the run is no training shop, which would go back to its first day',
    ]),
  ),
  receiveCaseMail: 'only a mailbox can sign a mail',
  receiveChannelDelivery: 'only a provider can sign a delivery',
  ...Object.fromEntries(
    [
      ...['getChannelItem', 'proposeForChannelItem', 'linkChannelItem', 'unlinkChannelItem', 'setAsideChannelItem'],
      ...['restoreChannelItem', 'addCustomerOfChannelItem', 'openCaseOfChannelItem'],
    ].map((id) => [id, 'only a provider can hand an item in']),
  ),
  getTestClock: 'the run has no test clock: a clock that moves would end its sessions',
  moveTestClock: 'the run has no test clock: a clock that moves would end its sessions',
  receiveSandboxWebhook: 'only the payment provider can sign a webhook',
};
