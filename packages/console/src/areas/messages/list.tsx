import { listPage } from '../../kit/list/list-page.tsx';
import { messagesSpec } from './spec.tsx';

/** Lists all mails and text messages. */
export default listPage(messagesSpec);
