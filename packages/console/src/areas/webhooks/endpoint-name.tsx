import { GetWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';

/** Shows the address of a webhook endpoint. */
export function EndpointName({ id }: { readonly id: string }) {
  const { data } = useAnswer(GetWebhookEndpoint, { params: { endpointId: id } });
  return <Link to={`/webhooks/${id}`}>{data ? data.url.replace(/^https:\/\//, '') : `…${id.slice(-6)}`}</Link>;
}
