import { PUT_EXTENSION_GUIDE } from '@toric/contracts/customer/contacts/interaction.guide';
import { GetExtension, PutExtension } from '@toric/contracts/customer/contacts/telephony.http';
import type { Reply } from '@toric/client/types';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/** Sets the telephone extension of the person. */
export default formPage(
  {
    operation: PutExtension,
    guide: PUT_EXTENSION_GUIDE,
    title: text('My telephone', '我的电话'),
    save: text('Keep the extension', '保存分机号'),
    start: ({ extension }: Reply<typeof GetExtension>) => ({ extension }),
    sections: [{ fields: [{ name: 'extension', control: 'phone', width: 'half' }] }],
  },
  {
    back: { label: text('My account', '我的账户'), href: '/account' },
    record: GetExtension,
    done: text('The extension is kept. The console shows who calls you.', '分机号已保存，来电时控制台会显示来电者。'),
  },
);
