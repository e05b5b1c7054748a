import { randomUUID } from 'node:crypto';
import type { Client } from '@toric/client/client';
import { CreateChannel, SetChannelSecret } from '@toric/contracts/customer/channels/channel.http';
import { signatureOf } from '../../shop/channel-providers/signed.ts';

/** Adds a help desk as a channel, with one ticket of an unknown person. The shop polls it no more. */
export async function addChannel(api: Client, url: string, token: string): Promise<void> {
  const { body: channel } = await api.call(CreateChannel, {
    token,
    body: CreateChannel.body.parse(CreateChannel.example),
  });
  const params = { channelId: channel.id };
  await api.call(SetChannelSecret, { token, params, body: SetChannelSecret.example });
  const at = new Date().toISOString();
  const body = JSON.stringify({
    ...{ id: randomUUID(), type: 'zen:event-type:ticket.created', time: at, event: {} },
    detail: {
      ...{ id: '5157', subject: 'My lens tore', description: 'It tore on the first day.', status: 'NEW' },
      ...{ requester_id: '8001', created_at: at, via: { channel: 'email' } },
    },
  });
  const signed = signatureOf({ provider: 'zendesk', secret: SetChannelSecret.example.secret, body });
  const headers = { 'content-type': 'application/json', ...signed };
  const { status } = await fetch(`${url}/v1/channels/${channel.id}/deliveries`, { method: 'POST', headers, body });
  if (status !== 200) throw new Error(`the sample ticket was refused with ${status}`);
}
