import type { Area } from '@toric/chassis/area';
import { watchQueues } from '@toric/chassis/process/watch-queues';
import { TellStaff } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { QUEUES } from './queues.store.ts';
import { WAITING_WORK } from './waiting.store.ts';

/** Lists of work: counts them, and tells staff of the lists that have grown old. It reads tables of most areas, and uses none of them. */
export const queues: Area<Reader> = {
  sends: [TellStaff],
  background: watchQueues(QUEUES),
  waiting: WAITING_WORK,
};
