import { formPage } from '../../kit/form/form-page.tsx';
import { text } from '../../app/words.ts';
import { newChannelForm } from './forms.ts';

/** Shows the form with which an administrator adds a channel. */
export default formPage(newChannelForm, {
  back: { label: text('Channels', '渠道'), href: '/channels' },
  done: text('The channel takes what comes from now on.', '渠道将接收此后的内容。'),
  then: ({ id }) => `/channels/${id}`,
});
