import {
  ChannelDirection,
  ChannelItemKind,
  ChannelItemState,
  type ChannelProvider,
  PUBLIC_KINDS,
  SocialNetwork,
} from '@toric/contracts/customer/channels/channel';
import type { ChannelItemView } from '@toric/contracts/customer/channels/channel-item.http';
import type { Actor } from '@toric/contracts/kernel/access';
import type { StoredItem } from './item.store.ts';

/** Returns true for a person with the role `sales`, who may read all items. Marketing may read only public items. */
export const readsAll = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.includes('sales');

/** Returns the kinds of items that the person may see. Undefined means all kinds. */
export const kindsFor = (actor: Pick<Actor, 'roles'>): readonly ChannelItemKind[] | undefined =>
  readsAll(actor) ? undefined : PUBLIC_KINDS;

/** Returns an item as the API shows it. For a person without the role `sales`, it does not contain the customer. */
export function itemView(
  { row, words, author }: StoredItem,
  providers: ReadonlyMap<string, ChannelProvider>,
  actor: Pick<Actor, 'roles'>,
): ChannelItemView {
  const provider = providers.get(row.channelId);
  if (!provider) throw new Error('the item has no channel');
  const isSeen = readsAll(actor);
  const { name, handle, email, phone } = author;
  const direction = ChannelDirection.parse(row.direction);
  return {
    ...{ id: row.id, channelId: row.channelId, provider, kind: ChannelItemKind.parse(row.kind), direction },
    ...{ network: SocialNetwork.parse(row.network), state: ChannelItemState.parse(row.state) },
    ...{ customerId: isSeen ? row.customerId : null, caseId: isSeen ? row.caseId : null },
    author: {
      ...{ name: direction === 'out' ? words.by : name, handle: direction === 'out' ? null : handle },
      ...{ email: isSeen ? email : null, phone: isSeen ? phone : null },
    },
    ...{ subject: words.subject, text: words.text, link: words.link, files: words.files },
    ...{ happenedAt: row.happenedAt.toISOString(), createdAt: row.createdAt.toISOString() },
  };
}
