import { both, under } from '../../guide/parts.ts';
import { PASSWORD } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const BEGIN_PASSKEY_GUIDE: Guide = { password: PASSWORD };

export const BY_DEVICE = field(
  both('Proof of the device', '设备凭证'),
  both('What the device answers when you touch it.', '触碰设备后由其给出的答复。'),
  both('The browser fills it in.', '由浏览器自动填入。'),
  'Zm9vYmFyYmF6cXV4',
);
export const ADD_PASSKEY_GUIDE: Guide = {
  name: field(
    both('Name', '名称'),
    both('The device, so that you recognise it in the list.', '设备名称，便于在列表中辨认。'),
    both('At most 60 characters.', '最多 60 个字符。'),
    both('My phone', '我的手机'),
  ),
  ...under('credential', {
    id: BY_DEVICE,
    rawId: BY_DEVICE,
    type: BY_DEVICE,
    clientExtensionResults: BY_DEVICE,
    'response.clientDataJSON': BY_DEVICE,
    'response.attestationObject': BY_DEVICE,
  }),
};
