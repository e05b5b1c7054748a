import { RestoreChannelItem, SetAsideChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { text } from '../../app/words.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { itemsSpec } from './spec.tsx';

/** Lists the tickets, comments and direct messages of the channels. Items of unknown people wait for staff. */
export default listPage({
  ...itemsSpec,
  bulk: [
    {
      operation: SetAsideChannelItem,
      label: text('Set aside', '搁置'),
      when: ({ state }) => state === 'waiting',
      input: ({ id }) => ({ params: { itemId: id } }),
      done: text('Nothing is to be done about them.', '已搁置，无需处理。'),
      undo: { operation: RestoreChannelItem, input: ({ id }) => ({ params: { itemId: id } }) },
    },
  ],
});
