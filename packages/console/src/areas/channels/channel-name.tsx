import { GetChannel } from '@toric/contracts/customer/channels/channel.http';
import { useAnswer } from '../../app/api.ts';

/** Shows the name of a channel. */
export function ChannelName({ id }: { readonly id: string }) {
  const { data } = useAnswer(GetChannel, { params: { channelId: id } });
  return <span className="clip">{data ? data.name : `…${id.slice(-6)}`}</span>;
}
