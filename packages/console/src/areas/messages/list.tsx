import { listPage } from '../../kit/list/list-page.tsx';
import { messagesSpec } from './spec.tsx';

/** All mails and text messages. */
export default listPage(messagesSpec);
