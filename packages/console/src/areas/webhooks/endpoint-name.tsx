import { GetWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';

/** The address of a receiver. */
export function EndpointName({ id }: { readonly id: string }) {
  const { data } = useAnswer(GetWebhookEndpoint, { params: { endpointId: id } });
  return <Link to={`/webhooks/${id}`}>{data ? data.url.replace(/^https:\/\//, '') : `…${id.slice(-6)}`}</Link>;
}
